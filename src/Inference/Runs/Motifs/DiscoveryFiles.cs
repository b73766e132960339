using System.Text.Json;
using CisLens.Inference.Motifs;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Runs.Motifs;

/// <summary>The files of a discovery in the folder of its one chunk.</summary>
public static class DiscoveryFiles
{
    /// <summary>What it worked on and how it went (<see cref="DiscoverySummary"/>).</summary>
    public const string Summary = "discovery.json";

    /// <summary>Matrices, finer groups and matches of each pattern.</summary>
    public const string Patterns = "patterns.json";

    /// <summary>The seqlets, 0-based with the end excluded.</summary>
    public const string Seqlets = "seqlets.tsv";

    /// <summary>The same without positions in arrays, as BED.</summary>
    public const string Bed = "seqlets.bed";

    /// <summary>The cores as probabilities, a motif file.</summary>
    public const string Meme = "patterns.meme";

    /// <summary>Known motifs that the cores resemble, as the MEME Suite writes them.</summary>
    public const string Tomtom = "tomtom.tsv";

    /// <summary>The files, each with what it is.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        [Summary] = "procedure, input and every setting as it was used; why there is no pattern",
        [Patterns] = "matrices [width][4] (letters A C G T) of each pattern: counts, contributions, hypothetical contributions; matches and finer groups",
        [Seqlets] = "the seqlets of each pattern, those of no pattern without a name; positions 0-based, ends excluded",
        [Bed] = "the seqlets of the patterns as BED, on the genome where the set names regions",
        [Meme] = "the cores of the patterns as probabilities with their numbers of seqlets, a motif file of the MEME Suite",
        [Tomtom] = "known motifs that the cores of the patterns resemble, the ten columns of the MEME Suite",
    };

    /// <summary>Writes a discovery into a folder under construction.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="result">What was found.</param>
    /// <param name="place">Says where a seqlet of a finer group lies.</param>
    public static void Write(string folder, DiscoveryResult result, Func<Seqlet, SitePlace> place)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(place);
        File.WriteAllText(Path.Combine(folder, Summary), JsonSerializer.Serialize(result.Summary, RunJson.Indented));
        File.WriteAllText(Path.Combine(folder, Patterns), JsonSerializer.Serialize(result.Patterns.Select(PatternRecord.Of), RunJson.Compact));
        using var writer = new StreamWriter(Path.Combine(folder, Seqlets)) { NewLine = "\n" };
        writer.WriteLine(SeqletTable.Header);
        foreach (var found in result.Patterns)
        {
            foreach (var placed in found.Seqlets)
                writer.WriteLine(SeqletTable.Line(found.Pattern.Name, placed));
            foreach (var pattern in Below(found.Pattern))
                foreach (var seqlet in pattern.Seqlets)
                    writer.WriteLine(SeqletTable.Line(pattern.Name, new PlacedSeqlet(seqlet, place(seqlet))));
        }
        foreach (var placed in result.Unassigned)
            writer.WriteLine(SeqletTable.Line("", placed));
    }

    /// <summary>Reads a discovery.</summary>
    public static DiscoveryResult Read(string folder)
    {
        var summary = JsonSerializer.Deserialize<DiscoverySummary>(File.ReadAllText(Path.Combine(folder, Summary)), RunJson.Indented)!;
        var records = JsonSerializer.Deserialize<PatternRecord[]>(File.ReadAllText(Path.Combine(folder, Patterns)), RunJson.Compact)!;
        var placed = File.ReadLines(Path.Combine(folder, Seqlets)).Skip(1).Select(SeqletTable.Parse)
            .GroupBy(line => line.Pattern, line => line.Seqlet).ToDictionary(group => group.Key, group => group.ToList());
        var seqlets = placed.ToDictionary(item => item.Key, item => (IReadOnlyList<Seqlet>)[.. item.Value.Select(one => one.Seqlet)]);
        return new DiscoveryResult(
            summary,
            [.. records.Select(record => new FoundPattern(
                record.ToPattern(seqlets), placed.GetValueOrDefault(record.Name, []), record.Share ?? 0, [.. record.Matches.Select(match => match.ToMatch())]))],
            placed.GetValueOrDefault("", []));
    }

    private static IEnumerable<Pattern> Below(Pattern pattern) => pattern.Subpatterns.SelectMany(one => Below(one).Prepend(one));
}
