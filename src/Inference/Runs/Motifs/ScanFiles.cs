using System.Globalization;

namespace CisLens.Inference.Runs.Motifs;

/// <summary>The files of a chunk of a scan.</summary>
public static class ScanFiles
{
    /// <summary>The sites found, by row and position, 0-based with the end excluded.</summary>
    public const string Hits = "hits.tsv";

    /// <summary>How many sites of each motif were scored, both strands counted.</summary>
    public const string Scored = "scored.tsv";

    /// <summary>The column of <see cref="Hits"/> that says the row, from 0.</summary>
    internal const int RowColumn = 3;

    /// <summary>The files, each with what it is.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        [Hits] = "the sites by row with exact p-values; positions 0-based, ends excluded",
        [Scored] = "how many sites of each motif were scored",
    };

    private const string HitsHeader = $"database\tmotif\tname\t{SiteTable.Header}\tscore\tp_value\tmatched";
    private const string ScoredHeader = "database\tmotif\tsites";

    /// <summary>Writes a chunk into a folder under construction.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="first">First row of the chunk.</param>
    /// <param name="rows">Rows of the chunk.</param>
    /// <param name="hits">The sites, by row.</param>
    /// <param name="scored">Database, motif and number of sites.</param>
    public static void Write(string folder, long first, int rows, IEnumerable<FoundHit> hits, IEnumerable<(int Database, string Motif, long Sites)> scored)
    {
        ArgumentNullException.ThrowIfNull(hits);
        ArgumentNullException.ThrowIfNull(scored);
        RowTable.Write(Path.Combine(folder, Hits), HitsHeader, rows, hits.Select(hit => ((int)(hit.Place.Row - first), string.Create(
            CultureInfo.InvariantCulture,
            $"{hit.Database}\t{hit.Motif}\t{hit.Name}\t{SiteTable.Line(hit.Place)}\t{SiteTable.Number(hit.Score)}\t{SiteTable.Number(hit.PValue)}\t{hit.Matched}"))));
        using var counts = new StreamWriter(Path.Combine(folder, Scored)) { NewLine = "\n" };
        counts.WriteLine(ScoredHeader);
        foreach (var (database, motif, sites) in scored)
            counts.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{database}\t{motif}\t{sites}"));
    }

    /// <summary>Reads the sites of a chunk, by row.</summary>
    public static IEnumerable<FoundHit> ReadHits(string folder) => RowTable.ReadAll(Path.Combine(folder, Hits)).Select(Parse);

    /// <summary>Reads the sites of one row of a chunk.</summary>
    /// <param name="folder">The chunk's folder.</param>
    /// <param name="place">Place of the row in the chunk.</param>
    public static IReadOnlyList<FoundHit> ReadHits(string folder, int place) => [.. RowTable.Read(Path.Combine(folder, Hits), place).Select(Parse)];

    /// <summary>Reads how many sites of each motif were scored in a chunk.</summary>
    public static IEnumerable<(int Database, string Motif, long Sites)> ReadScored(string folder) => File.ReadLines(Path.Combine(folder, Scored)).Skip(1).Select(line =>
    {
        var cells = line.Split('\t');
        return (int.Parse(cells[0], CultureInfo.InvariantCulture), cells[1], long.Parse(cells[2], CultureInfo.InvariantCulture));
    });

    private static FoundHit Parse(string line)
    {
        var cells = line.Split('\t');
        return new FoundHit(
            int.Parse(cells[0], CultureInfo.InvariantCulture), cells[1], cells[2], SiteTable.Parse(cells, 3),
            SiteTable.Number(cells[^3])!.Value, SiteTable.Number(cells[^2])!.Value, cells[^1]);
    }
}
