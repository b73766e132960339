using System.Globalization;
using System.Text.Json.Nodes;
using CisLens.Inference.Motifs;
using CisLens.Inference.Motifs.Regions;
using CisLens.Inference.Sequences;
using CisLens.Inference.Tests.Golden.Published;
using Xunit;

namespace CisLens.Inference.Tests.Motifs.Regions;

/// <summary>Equal to the motif search that comes with DNABERT, on scores of synthetic sequences.</summary>
[Trait("Part", "golden")]
public sealed class RegionGoldenTests
{
    private const int Length = 101;

    [SkippableTheory]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(8)]
    public void Find_Scores_GivesTheRegions(int shortest)
    {
        var track = Track();
        var regions = HighScoreRegions.Find(track, Enumerable.Range(0, track.Rows), new RegionOptions { MinLen = shortest });

        Assert.Equal(
            Table($"regions_minlen{shortest}.tsv").Select(row => (row["seq_idx"], row["start"], row["end"], row["sequence"])),
            regions.Select(region => (Text(region.Row), Text(region.Start), Text(region.End), track.Letters(region.Row, region.Start, region.End))));
    }

    [SkippableTheory]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(8)]
    public void Test_Words_GivesCountsAndPValues(int shortest)
    {
        var words = Words(Track(), new RegionOptions { MinLen = shortest });
        var golden = Table($"hypergeom_minlen{shortest}.tsv");

        Assert.Equal(golden.Select(row => (row["motif"], row["n_all"], row["n_pos"])), words.Select(word => (word.Letters, Text(word.Sequences), Text(word.Positives))));
        foreach (var (row, word) in golden.Zip(words))
        {
            AssertClose(row["p_value"], word.PValue);
            AssertClose(row["p_fdr_bh"], word.AdjustedPValue);
        }
    }

    [SkippableTheory]
    [InlineData("window24_minlen5_p0.005_n3", 24, 5, 0.005, 3)]
    [InlineData("window24_minlen4_p0.05_n2", 24, 4, 0.05, 2)]
    [InlineData("window15_minlen5_p0.05_n2_singlebest", 15, 5, 0.05, 2)]
    [InlineData("window24_minlen5_p1_n1", 24, 5, 1.1, 1)]
    public void Merge_Words_GivesMotifsAndWindowsInOrder(string name, int window, int shortest, double cutoff, int instances)
    {
        var options = new RegionOptions { WindowSize = window, MinLen = shortest, PvalCutoff = cutoff, MinNMotif = instances };
        var track = Track();
        var golden = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder(), "motif_analysis.json")))![name]!.AsObject();

        var motifs = RegionMotif.Merge(track, Words(track, options).Where(word => word.AdjustedPValue < cutoff), options);

        Assert.Equal(golden.Select(motif => motif.Key), motifs.Select(motif => motif.Key.Letters));
        foreach (var motif in motifs)
        {
            var expected = golden[motif.Key.Letters]!;
            Assert.Equal(expected["seq_idx"]!.AsArray().Select(row => row!.GetValue<int>()), motif.Windows.Select(place => place.Row));
            Assert.Equal(
                expected["positions"]!.AsArray().Select(place => (place![0]!.GetValue<int>(), place[1]!.GetValue<int>())),
                motif.Windows.Select(place => (place.Start, place.End)));
            Assert.Equal(
                expected["seqs"]!.AsArray().Select(letters => letters!.GetValue<string>()),
                motif.Windows.Select(place => track.Letters(place.Row, place.Start, place.End)));
        }
    }

    private static IReadOnlyList<RegionWord> Words(BaseScores track, RegionOptions options) => WordEnrichment.Test(
        HighScoreRegions.Words(track, HighScoreRegions.Find(track, Enumerable.Range(0, track.Rows), options)), Sequences("1"), Sequences("0"), default);

    private static BaseScores Track()
    {
        var bases = new List<sbyte>();
        foreach (var sequence in Sequences("1"))
            bases.AddRange([.. sequence, .. Enumerable.Repeat(ContributionSet.Unknown, Length - sequence.Length)]);
        var scores = File.ReadLines(Path.Combine(Folder(), "scores_positive.tsv")).SelectMany(line => line.Split('\t').Select(PublishedModel.Number));
        return new BaseScores(Length, [.. bases], [.. scores]);
    }

    private static IReadOnlyList<sbyte[]> Sequences(string label) =>
        [.. Table("sequences.tsv").Where(row => row["label"] == label).Select(row => Bases.Encode(row["sequence"]).Select(code => (sbyte)code).ToArray())];

    private static IReadOnlyList<IReadOnlyDictionary<string, string>> Table(string file) => PublishedModel.ReadTable(Path.Combine(Folder(), file));

    private static string Folder() => Path.Combine(GoldenFolders.Oracles(), "dnabert-motif");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static void AssertClose(string golden, double actual)
    {
        var expected = double.Parse(golden, CultureInfo.InvariantCulture);
        Assert.InRange(actual, expected * (1 - 1e-8), expected * (1 + 1e-8));
    }
}
