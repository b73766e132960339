using System.Text.Json.Nodes;
using CisLens.Inference.Motifs;
using CisLens.Inference.Motifs.Instances;
using CisLens.Inference.Settings;
using CisLens.Shared;
using Xunit;

namespace CisLens.Inference.Tests.Motifs.Instances;

public sealed class InstanceCallerTests
{
    private const string Word = "TGACTCAGGA";
    private const string Other = "CCGGAAGTAC";

    [Fact]
    public void Find_PlantedSites_ScoresThemBySequenceAndByAttribution()
    {
        var track = new PlantedTrack(20).Plant(3, 40, Word, contribution: 0.5f).Plant(5, 60, Word, isReverse: true, contribution: -0.5f).Plant(7, 20, Word).Track;

        var result = Find(track, new InstanceOptions { Threshold = 2e-6 }, PlantedTrack.Discovered("word", Word));

        Assert.Equal([(3, 40, 50, false), (5, 60, 70, true), (7, 20, 30, false)],
            result.Instances.Select(instance => (instance.Row, instance.Start, instance.End, instance.IsReverseComplement)));
        var (used, against, ignored) = (result.Instances[0], result.Instances[1], result.Instances[2]);
        Assert.Equal(10 * Math.Log2(0.97 / 0.25), used.Score, 0.1);
        // The only word of ten letters that scores as much.
        Assert.Equal(Math.Pow(0.25, 10), used.PValue, 1e-8);
        Assert.Equal(5, used.Attribution, 1e-6);
        Assert.Equal(-5, against.Attribution, 1e-6);
        Assert.Equal(100, used.Percentile);
        Assert.Equal(1, used.Similarity, 1e-6);
        Assert.Equal(-1, against.Similarity, 1e-6);
        Assert.Equal(used.Score, ignored.Score);
        Assert.Equal(0, ignored.Attribution);
        Assert.Equal(0, ignored.Similarity);
        Assert.True(ignored.Percentile < 1);
        Assert.Equal([20 * (PlantedTrack.Length - 9)], result.Windows);
    }

    [Theory]
    [InlineData(OverlapRule.BestOfMotif, new[] { "long", "word" })]
    [InlineData(OverlapRule.BestOfAll, new[] { "long" })]
    [InlineData(OverlapRule.KeepAll, new[] { "long", "word" })]
    public void Find_OverlappingMotifs_KeepsByTheRule(OverlapRule rule, string[] expected)
    {
        var track = new PlantedTrack(1).Plant(0, 40, Word + "AACC").Track;

        var result = Find(track, new InstanceOptions { Threshold = 1e-6, Overlaps = rule }, PlantedTrack.Discovered("word", Word), PlantedTrack.Discovered("long", Word + "AACC"));

        Assert.Equal(expected, result.Instances.Select(instance => result.Motifs[instance.Motif].Motif.Id).Order());
    }

    [Fact]
    public void Find_PalindromeOnBothStrands_KeepsOneUnlessAllAreAskedFor()
    {
        var track = new PlantedTrack(1).Plant(0, 40, "TGCACGTGCA").Track;
        var motif = PlantedTrack.Discovered("palindrome", "TGCACGTGCA");

        Assert.Single(Find(track, new InstanceOptions { Threshold = 1e-6 }, motif).Instances);
        Assert.Equal(2, Find(track, new InstanceOptions { Threshold = 1e-6, Overlaps = OverlapRule.KeepAll }, motif).Instances.Count);
    }

    [Fact]
    public void Find_SiteWithAnUnknownBase_IsNone()
    {
        var track = new PlantedTrack(1).Plant(0, 40, Word).Hide(0, 44).Track;

        Assert.Empty(Find(track, new InstanceOptions { Threshold = 1e-6 }, PlantedTrack.Discovered("word", Word)).Instances);
    }

    [Fact]
    public void Options_BackgroundOfAMotifFile_IsRefused() => Assert.Throws<InputException>(() =>
        MethodOptions.Read("instances", typeof(InstanceOptions), new JsonObject { ["background"] = "motifFile" }));

    [Fact]
    public void Of_KnownMotif_ExpectsContributionsLikeItsLogo()
    {
        var shape = InstanceMotif.Of(new Motif("known", new Ppm([1, 0, 0, 0, 0.25, 0.25, 0.25, 0.25]))).Shape;

        Assert.Equal([2, 0, 0, 0, 0, 0, 0, 0], shape.Values.ToArray());
    }

    [Fact]
    public void Of_Pattern_TakesItsCore()
    {
        var cwm = new Cwm([0, 0, 0, 0, 1, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0.1, 0]);
        var pattern = new Pattern("pos_patterns.pattern_0", ContributionSign.Positive, [new Seqlet(0, 3, 7, 3), new Seqlet(1, 3, 7, 3)],
            new Pfm([1, 1, 0, 0, 2, 0, 0, 0, 0, 2, 0, 0, 1, 0, 0, 1]), cwm, cwm);

        var motif = InstanceMotif.Of(pattern);

        Assert.Equal("pos_patterns.pattern_0", motif.Motif.Id);
        Assert.Equal([1, 0, 0, 0, 0, 1, 0, 0], motif.Motif.Ppm.Values.ToArray());
        Assert.Equal([1, 0, 0, 0, 0, 2, 0, 0], motif.Shape.Values.ToArray());
        Assert.Equal(2, motif.Motif.Sites);
    }

    [Fact]
    public void Hidden_StrongAndNamedAndIgnored_AreToldApart()
    {
        var track = new PlantedTrack(20).Plant(3, 40, Word, contribution: 0.5f).Plant(7, 20, Word).Plant(9, 80, Other, contribution: 0.4f).Track;
        var instances = Find(track, new InstanceOptions { Threshold = 1e-5 }, PlantedTrack.Discovered("word", Word)).Instances;
        Seqlet[] strong = [new(3, 38, 52, 5), new(9, 80, 90, -4), new(3, 48, 60, 1)];

        var unmatched = HiddenLists.Unmatched(strong, instances, new HiddenOptions());
        var ignored = HiddenLists.Ignored(instances, new HiddenOptions());

        Assert.Equal([(9, 80), (3, 48)], unmatched.Items.Select(seqlet => (seqlet.Row, seqlet.Start)));
        Assert.Equal(3, unmatched.Considered);
        Assert.Equal("strong stretches of which no instance of any motif covers 50 % of the bases", unmatched.Rule);
        Assert.Contains(ignored.Items, instance => instance is { Row: 7, Start: 20 });
        Assert.DoesNotContain(ignored.Items, instance => instance.Row == 3);
        Assert.Equal(instances.Count(instance => instance.PValue <= 1e-5), ignored.Considered);
        Assert.Contains("up to 1e-5 ", ignored.Rule, StringComparison.Ordinal);
    }

    private static InstanceResult Find(BaseScores track, InstanceOptions options, params InstanceMotif[] motifs) => InstanceCaller.Find(track, motifs, options, null, default);
}
