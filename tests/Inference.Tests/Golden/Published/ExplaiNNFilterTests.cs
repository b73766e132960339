using System.IO.Compression;
using System.Text.Json.Nodes;
using CisLens.Inference.Motifs;
using CisLens.Inference.Motifs.Files;
using CisLens.Inference.Motifs.Filters;
using CisLens.Inference.Motifs.Tomtom;
using Xunit.Abstractions;

namespace CisLens.Inference.Tests.Golden.Published;

/// <summary>
/// The filters of the published ExplaiNN weights as motifs, beside those that its authors published. Theirs come from peaks that
/// are not public as a file; ours from other peaks and from chromosome 1, so the motifs are alike, not equal.
/// </summary>
[Trait("Part", "golden")]
public sealed class ExplaiNNFilterTests(ITestOutputHelper output)
{
    private const string Name = "explainn-max-foxa1-jund";
    private const int Length = 200;

    [SkippableFact]
    public void Of_PublishedWeights_GivesPublishedMotifsAndMatches()
    {
        var published = new PublishedModel(Name);
        using var model = published.Load("model.safetensors", new JsonObject { ["name"] = "ExplaiNN", ["outputs"] = 3 }, 3);
        var windows = Windows();
        var layer = Assert.Single(FilterLayer.Of(model.Card));

        var filters = FilterMotifs.Of(model, layer.Address, windows.Count, (first, count) => windows.GetRange((int)first, count), new FilterOptions(), null, default);

        var theirs = MotifFiles.Read(Path.Combine(published.Folder, "published_filters.meme")).Motifs;
        var correlations = theirs.Zip(filters).Where(pair => pair.Second.Pfm is not null)
            .Select(pair => Correlation(pair.First.Ppm.Values, pair.Second.ToMotif()!.Ppm.Values)).Order().ToList();
        var agreement = Agreement(published, filters);
        var line = $"{Name} filters: {correlations.Count} of {theirs.Count} are activated; correlation with the published matrices: median {correlations[correlations.Count / 2]:0.00}, "
            + $"above 0.8 for {correlations.Count(value => value > 0.8)}; best match among the published ones for {agreement.Agreeing} of {agreement.Named} filters "
            + $"with a published q-value below 0.05, and for {agreement.AgreeingSure} of the {agreement.Sure} of them that have one below 0.05 here too";
        output.WriteLine(line);
        GoldenReport.Add(line);
        Assert.Equal(theirs.Count, filters.Count);
        Assert.True(correlations[correlations.Count / 2] > 0.9, line);
        Assert.True(agreement.Agreeing >= 0.75 * agreement.Named, line);
        Assert.True(agreement.AgreeingSure >= 0.9 * agreement.Sure, line);
    }

    /// <summary>How many filters with a published match below a q-value of 0.05 have their best match of ours among all their published ones.</summary>
    private static (int Agreeing, int Named, int AgreeingSure, int Sure) Agreement(PublishedModel published, IReadOnlyList<FilterMotif> filters)
    {
        var rows = published.Table("published_tomtom.tsv").Where(row => row.ContainsKey("Orientation")).ToList();
        var matches = rows.ToLookup(row => row["Query_ID"], row => row["Target_ID"]);
        var sure = rows.Where(row => PublishedModel.Number(row["q-value"]) < 0.05).Select(row => row["Query_ID"]).ToHashSet();
        var jaspar = MotifFiles.Read(Path.Combine(GoldenFolders.Motifs(), "JASPAR2020_CORE_vertebrates_non-redundant_pfms_meme.txt"));
        var results = TomtomSearch.MatchAll(
            [.. filters.Where(filter => sure.Contains(filter.Name)).Select(filter => filter.ToMotif()!)], TomtomDatabase.Prepare([jaspar], new TomtomOptions()), null, default);
        var agreeing = results.Where(result => result.Matches.Count > 0 && matches[result.Query.Id].Contains(result.Matches[0].Target.Id)).ToList();
        bool IsSure(TomtomResult result) => result.Matches.Count > 0 && result.Matches[0].QValue < 0.05;
        return (agreeing.Count, results.Count, agreeing.Count(IsSure), results.Count(IsSure));
    }

    private static List<string> Windows()
    {
        var folder = GoldenFolders.Sequences();
        var windows = new List<string>();
        foreach (var (file, most) in new[] { ("FOXA1_HepG2_train", 3000), ("MYC_H1-hESC_train", 2000), ("USF1_HepG2_test", 500) })
            windows.AddRange(Lines(Path.Combine(folder, "encode-chip-101bp", $"{file}.tsv.gz")).Skip(1).Select(line => line.Split('\t'))
                .Where(cells => cells[2] == "1").Take(most).Select(cells => new string('N', 49) + cells[1] + new string('N', 50)));
        var chromosome = string.Concat(Lines(Path.Combine(folder, "hg38-chr1-1mb", "hg38_chr1_1_1000000.fa.gz")).Skip(1)).ToUpperInvariant();
        for (var start = 0; start + Length <= chromosome.Length; start += Length)
            if (!chromosome.AsSpan(start, Length).Contains('N'))
                windows.Add(chromosome.Substring(start, Length));
        return windows;
    }

    private static IEnumerable<string> Lines(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
            yield return line;
    }

    private static double Correlation(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        // Four probabilities have the mean of a quarter.
        var (product, first, second) = (0.0, 0.0, 0.0);
        for (var i = 0; i < left.Length; i++)
        {
            product += (left[i] - 0.25) * (right[i] - 0.25);
            first += Math.Pow(left[i] - 0.25, 2);
            second += Math.Pow(right[i] - 0.25, 2);
        }
        return product / Math.Sqrt(first * second);
    }
}
