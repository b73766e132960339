using System.Globalization;
using System.Text;
using CisLens.Shared;

namespace CisLens.Web.Shell;

/// <summary>Tab-separated tables of what people typed: one line a row, the columns' names first. Line breaks and tabs are written as <c>\n</c> and <c>\t</c>.</summary>
public static class TableText
{
    private const int LongestPerson = 100;
    private const string Moment = "yyyy-MM-ddTHH:mm:ssZ";

    public static string Write(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows) =>
        string.Concat(rows.Prepend(columns).Select(cells => string.Join('\t', cells.Select(Cell)) + "\n"));

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="text">The table.</param>
    /// <param name="name">What to call it in an error.</param>
    /// <param name="columns">The columns that it must have.</param>
    /// <param name="most">Most rows.</param>
    /// <param name="read">Reads a row; <see cref="FormatException"/> and the like where it is none.</param>
    /// <exception cref="InputException">It is no such table.</exception>
    public static IReadOnlyList<T> Read<T>(string text, string name, IReadOnlyList<string> columns, int most, Func<string[], T> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        var lines = text.Split('\n');
        if (lines[0] != string.Join('\t', columns) || lines[^1].Length > 0)
            throw new InputException($"{name} is not the table that CisLens writes there; download the bundle again.", name);
        if (lines.Length - 2 > most)
            throw new InputException($"{name} has {lines.Length - 2:N0} lines; {most:N0} is the most.", name);
        var rows = new List<T>();
        foreach (var (index, line) in lines[1..^1].Index())
        {
            var cells = line.Split('\t');
            try
            {
                rows.Add(cells.Length == columns.Count ? read(Array.ConvertAll(cells, Text)) : throw new FormatException("Cells are missing."));
            }
            catch (Exception error) when (error is FormatException or OverflowException or ArgumentException)
            {
                throw new InputException($"{name} cannot be read at line {index + 2}; download the bundle again.", name, index + 2, error);
            }
        }

        return rows;
    }

    /// <summary>A moment to the second (UTC); empty for none.</summary>
    public static string Time(DateTimeOffset? at) => at?.UtcDateTime.ToString(Moment, CultureInfo.InvariantCulture) ?? "";

    /// <exception cref="FormatException">It is no moment.</exception>
    public static DateTimeOffset Time(string text) => DateTimeOffset.ParseExact(text, Moment, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    /// <summary>The same, or none where the cell is empty.</summary>
    /// <exception cref="FormatException">It is no moment.</exception>
    public static DateTimeOffset? TimeOrNone(string text) => text.Length == 0 ? null : Time(text);

    /// <summary>The moments of rows in their order: those of one second would lose theirs, as a table has no more than seconds.</summary>
    public static DateTimeOffset InOrder(this DateTimeOffset at, int place) => at.AddMicroseconds(place);

    /// <summary>A cell that has no more letters than its column may have.</summary>
    /// <exception cref="FormatException">It has more, or none though it must have some.</exception>
    public static string AtMost(this string cell, int letters, bool isNeeded = false) =>
        cell.Length <= letters && !(isNeeded && cell.Length == 0) ? cell : throw new FormatException($"{cell.Length} characters.");

    /// <summary>The name of a person; none where the cell is empty.</summary>
    /// <exception cref="FormatException">It is longer than a name may be.</exception>
    public static string? Person(string cell) => cell.AtMost(LongestPerson) is { Length: > 0 } person ? person : null;

    /// <exception cref="FormatException">It is none of the values' names.</exception>
    public static T Value<T>(string cell)
        where T : struct, Enum => Enum.GetValues<T>().Cast<T?>().FirstOrDefault(value => Word(value!.Value) == cell) ?? throw new FormatException($"'{cell}' is unknown.");

    public static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static string Cell(string text) => text.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\t", @"\t", StringComparison.Ordinal)
        .Replace("\r", "", StringComparison.Ordinal).Replace("\n", @"\n", StringComparison.Ordinal);

    private static string Text(string cell)
    {
        if (!cell.Contains('\\', StringComparison.Ordinal))
            return cell;
        var text = new StringBuilder();
        for (var place = 0; place < cell.Length; place++)
            text.Append(cell[place] != '\\' ? cell[place] : (++place < cell.Length ? cell[place] : ' ') switch
            {
                '\\' => '\\',
                't' => '\t',
                'n' => '\n',
                _ => throw new FormatException("No letter that stands for another."),
            });
        return text.ToString();
    }
}
