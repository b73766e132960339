using System.Globalization;
using System.Text.Json;
using CisLens.Inference.Motifs;
using CisLens.Inference.Motifs.Files;
using CisLens.Shared.Runs;
using CisLens.Shared.Sequences;

namespace CisLens.Inference.Runs.Motifs;

/// <summary>The files of the filters of a layer, in the folder of their one chunk.</summary>
public static class FilterFiles
{
    /// <summary>How they were made (<see cref="FilterSummary"/>).</summary>
    public const string Summary = "summary.json";

    /// <summary>Matrices, weights and matches of each filter.</summary>
    public const string Filters = "filters.json";

    /// <summary>One line a filter.</summary>
    public const string Table = "filters.tsv";

    /// <summary>The filters as probabilities, a motif file.</summary>
    public const string Meme = "filters.meme";

    /// <summary>Known motifs that the filters resemble, as the MEME Suite writes them.</summary>
    public const string Tomtom = "tomtom.tsv";

    /// <summary>The files, each with what it is.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        [Summary] = "the layer and every setting as it was used",
        [Filters] = "matrices [width][4] (letters A C G T) of each filter: counts at its sites and weights; matches",
        [Table] = "one line a filter: threshold, sites, share of sequences with a site, information in bits, best match",
        [Meme] = "the filters that are activated as probabilities with their numbers of sites, a motif file of the MEME Suite",
        [Tomtom] = "known motifs that the filters resemble, the ten columns of the MEME Suite",
    };

    /// <summary>Writes filters into a folder under construction; the table of matches is written apart.</summary>
    public static void Write(string folder, FilterResult result, Alphabet alphabet)
    {
        ArgumentNullException.ThrowIfNull(result);
        File.WriteAllText(Path.Combine(folder, Summary), JsonSerializer.Serialize(result.Summary, RunJson.Indented));
        File.WriteAllText(Path.Combine(folder, Filters), JsonSerializer.Serialize(result.Filters.Select(FilterRecord.Of), RunJson.Compact));
        using (var meme = File.Create(Path.Combine(folder, Meme)))
            MotifFiles.Write(meme, MotifFormat.Meme, new MotifDatabase("Filters", "", [.. result.Filters.Select(found => found.Filter.ToMotif()).OfType<Motif>()]) { Alphabet = alphabet });
        using var writer = new StreamWriter(Path.Combine(folder, Table)) { NewLine = "\n" };
        writer.WriteLine("filter\tmaximum\tthreshold\tsites\tsequences\tusage\tinformation\tmatch\tmatch_name\tmatch_q_value");
        foreach (var (filter, matches) in result.Filters.Select(found => (found.Filter, found.Matches)))
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{filter.Name}\t{filter.Maximum:G6}\t{filter.Threshold:G6}\t{filter.Sites}\t{filter.Sequences}\t{filter.Usage:G6}\t{filter.Information:G6}\t{Match(matches)}"));
    }

    /// <summary>Reads filters.</summary>
    public static FilterResult Read(string folder) => new(
        JsonSerializer.Deserialize<FilterSummary>(File.ReadAllText(Path.Combine(folder, Summary)), RunJson.Indented)!,
        [.. JsonSerializer.Deserialize<FilterRecord[]>(File.ReadAllText(Path.Combine(folder, Filters)), RunJson.Compact)!.Select(record => record.ToFilter())]);

    private static string Match(IReadOnlyList<MotifMatch> matches) => matches.Count == 0 ? "\t\t" : string.Create(
        CultureInfo.InvariantCulture, $"{matches[0].Target.Id}\t{matches[0].Target.Name}\t{matches[0].QValue:G6}");
}
