using System.Globalization;
using System.Text;

namespace CisLens.Shared.Sequences;

/// <summary>Finds the columns of a table by their names, by what the person said, or, without names, by what they hold.</summary>
internal sealed class TableColumnFinder(string fileName, ImportOptions options)
{
    private const int ShortestBases = 5;

    private static readonly string[] SequenceNames = ["sequence", "sequences", "seq", "seqs", "bases", "dna", "rna"];
    private static readonly string[] IdNames = ["id", "name", "sequence_id", "seq_id", "sequence_name", "seq_name", "identifier"];
    private static readonly string[] LabelNames = ["label", "labels", "class", "bound", "y", "target"];
    private static readonly string[] GroupNames = ["group", "groups", "fold", "split"];
    private static readonly string[] RegionNames = ["region", "coordinates", "locus"];
    private static readonly string[] DescriptionNames = ["description"];

    /// <summary>True for a name that a column of bases has.</summary>
    public static bool IsSequenceName(string name) => SequenceNames.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Finds the columns.</summary>
    /// <param name="rows">The first rows of the table, at least one.</param>
    /// <param name="line">Line of the first of them.</param>
    /// <exception cref="InputException">No column, or more than one, can be that of the bases.</exception>
    public TableColumns Find(IReadOnlyList<string[]> rows, long line)
    {
        var header = Array.ConvertAll(rows[0], name => name.TrimStart('#').Trim());
        var named = Named(header, options.SequenceColumn, SequenceNames, "bases");
        // A column called dna may as well hold counts of molecules.
        if (options.SequenceColumn is null && named is { } column && rows.Count > 1 && !rows.Skip(1).Any(row => column < row.Length && row[column] is [var letter, ..] && char.IsAsciiLetter(letter)))
            named = null;
        var hasHeader = named is not null && !IsBases(header[named.Value]);
        if (!hasHeader && named is null)
            hasHeader = rows.Count > 1 && !header.Any(IsBases);
        var data = hasHeader ? [.. rows.Skip(1)] : rows;
        var sequence = named ?? ByContent(header, data, line);
        return hasHeader ? WithHeader(header, sequence) : WithoutHeader(header.Length, sequence, data);
    }

    private TableColumns WithHeader(string[] header, int sequence)
    {
        int? Free(string? wanted, string[] names, string use) => Named(header, wanted, names, use) is { } column && column != sequence ? column : null;
        return new TableColumns(header.Length, sequence, HasHeader: true)
        {
            Id = Free(options.IdColumn, IdNames, "names"),
            Label = Free(options.LabelColumn, LabelNames, "labels"),
            Group = Free(options.GroupColumn, GroupNames, "groups"),
            Region = Free(null, RegionNames, "regions"),
            Description = Free(null, DescriptionNames, "descriptions"),
        };
    }

    /// <summary>The column before the bases is the name, unless its values repeat as those of labels do; the one behind is the label.</summary>
    private TableColumns WithoutHeader(int count, int sequence, IReadOnlyList<string[]> data)
    {
        int? id = Numbered(options.IdColumn, count, "names");
        int? label = Numbered(options.LabelColumn, count, "labels");
        if (id is null && sequence > 0 && label != 0 && data.Select(row => row[0]).Distinct().Count() == data.Count)
            id = 0;
        if (label is null && sequence + 1 < count)
            label = sequence + 1;
        if (label is null && id is null && sequence > 0)
            label = 0;
        return new TableColumns(count, sequence, HasHeader: false) { Id = id, Label = label, Group = Numbered(options.GroupColumn, count, "groups") };
    }

    private int ByContent(string[] header, IReadOnlyList<string[]> data, long line)
    {
        var candidates = Enumerable.Range(0, header.Length).Where(column => data.Count > 0 && data.All(row => column < row.Length && IsBases(row[column]))).ToArray();
        if (candidates.Length == 1)
            return candidates[0];
        var names = string.Join(", ", header.Select(ByteTextOf));
        throw candidates.Length == 0
            ? new InputException($"{fileName} has no column of bases: none is named sequence, seq or bases, and none holds only letters of DNA or RNA (line {Number(line)}: {names}); say which column to read.", fileName, line)
            : new InputException($"{fileName} has more than one column of bases (columns {string.Join(" and ", candidates.Select(column => Number(column + 1)))} in line {Number(line)}): say which one to read.", fileName, line);
    }

    private int? Named(string[] header, string? wanted, string[] names, string use)
    {
        if (wanted is null)
        {
            var found = Array.FindIndex(header, name => names.Contains(name, StringComparer.OrdinalIgnoreCase));
            return found < 0 ? null : found;
        }
        var column = Array.FindIndex(header, name => name.Equals(wanted, StringComparison.OrdinalIgnoreCase));
        return column >= 0 ? column : Numbered(wanted, header.Length, use)
            ?? throw new InputException($"{fileName} has no column '{wanted}' for the {use}: it has {string.Join(", ", header.Select(ByteTextOf))}.", fileName);
    }

    private int? Numbered(string? wanted, int count, string use)
    {
        if (wanted is null)
            return null;
        return int.TryParse(wanted, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= count
            ? number - 1
            : throw new InputException($"{fileName} has no column '{wanted}' for the {use}: it has {Number(count)} columns without names; give a number.", fileName);
    }

    private static bool IsBases(string text) => text.Length >= ShortestBases && ByteText.IsBases(Encoding.UTF8.GetBytes(text));

    private static string ByteTextOf(string text) => ByteText.Show(Encoding.UTF8.GetBytes(text));

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
