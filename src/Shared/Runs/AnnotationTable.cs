using System.Text;
using CisLens.Shared.Storage;

namespace CisLens.Shared.Runs;

/// <summary>
/// Columns that a person adds to the sequences of a run, to colour and compare by: a table with a header line, tab or comma
/// separated, the names of the sequences in its first column. A new table takes the place of the one before.
/// </summary>
public sealed class AnnotationTable
{
    /// <summary>Most bytes of a table.</summary>
    public const int MostBytes = 50_000_000;

    private readonly Dictionary<string, string[]> _lines;

    private AnnotationTable(IReadOnlyList<string> columns, Dictionary<string, string[]> lines) => (Columns, _lines) = (columns, lines);

    /// <summary>The columns after the first.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>Sequences named.</summary>
    public int Count => _lines.Count;

    /// <summary>The value of a column for a sequence; null where the table has none.</summary>
    public string? this[string name, int column] =>
        _lines.TryGetValue(name, out var fields) && fields[column + 1].Length > 0 ? fields[column + 1] : null;

    /// <summary>Whether a sequence is named.</summary>
    public bool Contains(string name) => _lines.ContainsKey(name);

    /// <summary>The table of a run; null when none was added.</summary>
    public static AnnotationTable? Read(RunFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return File.Exists(folder.Annotations) ? Parse(File.ReadAllText(folder.Annotations)) : null;
    }

    /// <summary>Keeps a table with a run.</summary>
    /// <param name="folder">The run's files.</param>
    /// <param name="text">The table.</param>
    /// <exception cref="InputException">It cannot be read, or names no sequence of the run.</exception>
    public static AnnotationTable Store(RunFolder folder, string text)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(text);
        var table = Parse(text);
        using var rows = new RunRowReader(folder);
        if (!rows.Read(0, (int)rows.Count).Any(row => table.Contains(row.Id)))
            throw new InputException("None of the names in the first column is the name of a sequence of this run; write the names as the run has them.");
        AtomicFile.Write(folder.Annotations, stream => stream.Write(Encoding.UTF8.GetBytes(text)));
        return table;
    }

    private static AnnotationTable Parse(string text)
    {
        var lines = text.ReplaceLineEndings("\n").TrimStart('\uFEFF').Split('\n');
        var separator = lines[0].Contains('\t', StringComparison.Ordinal) ? '\t' : ',';
        var header = Fields(lines[0], separator);
        if (header.Length < 2)
            throw new InputException("The table has one column; give the names of the sequences and, after a tab or a comma, at least one column more.");
        if (header.Skip(1).GroupBy(name => name).FirstOrDefault(group => group.Count() > 1 || group.Key.Length == 0) is { } wrong)
            throw new InputException(wrong.Key.Length == 0 ? "A column has no name; give each a name of its own in the first line." : $"Two columns are named '{wrong.Key}'; give each a name of its own.");
        var found = new Dictionary<string, string[]>(StringComparer.Ordinal);
        for (var number = 1; number < lines.Length; number++)
        {
            if (lines[number].Length == 0)
                continue;
            var fields = Fields(lines[number], separator);
            if (fields.Length != header.Length)
                throw new InputException($"Line {number + 1} has {fields.Length} columns where the first line has {header.Length}; correct the line.", null, number + 1);
            if (!found.TryAdd(fields[0], fields))
                throw new InputException($"Line {number + 1} names '{fields[0]}' a second time; name each sequence once.", null, number + 1);
        }
        return new AnnotationTable(header[1..], found);
    }

    // A field of a CSV file may stand in quotation marks, doubled where it holds one.
    private static string[] Fields(string line, char separator)
    {
        if (separator == '\t' || !line.Contains('"', StringComparison.Ordinal))
            return Array.ConvertAll(line.Split(separator), field => field.Trim());
        var fields = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        for (var place = 0; place < line.Length; place++)
        {
            var letter = line[place];
            if (letter == '"' && quoted && place + 1 < line.Length && line[place + 1] == '"')
                field.Append(line[++place]);
            else if (letter == '"')
                quoted = !quoted;
            else if (letter == separator && !quoted)
            {
                fields.Add(field.ToString().Trim());
                field.Clear();
            }
            else
                field.Append(letter);
        }
        fields.Add(field.ToString().Trim());
        return [.. fields];
    }
}
