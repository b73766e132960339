using CisLens.Inference.Motifs;
using CisLens.Inference.Motifs.Discovery;
using Xunit;

namespace CisLens.Inference.Tests.Motifs.Discovery;

/// <summary>Seqlets and thresholds beside those of TF-MoDISco.</summary>
[Trait("Part", "golden")]
public sealed class SeqletFinderGoldenTests
{
    private static readonly ModiscoOptions Options = new() { Window = 0 };

    [SkippableFact]
    public void Find_GoldenInputs_GivesTheSameSeqletsInTheSameOrder()
    {
        var found = SeqletFinder.Find(new ContributionCrop(ModiscoOracle.Inputs(), 0), Options, 1234, default);

        AssertSame("positive", found.Positive);
        AssertSame("negative", found.Negative);
        Assert.Empty(found.Dropped);
    }

    [SkippableFact]
    public void Find_GoldenInputs_GivesTheSameThresholds()
    {
        var thresholds = SeqletFinder.Find(new ContributionCrop(ModiscoOracle.Inputs(), 0), Options, 1234, default).Thresholds;
        var stages = ModiscoOracle.Json("stages.json");
        var laplace = stages.GetProperty("laplace");
        var refined = stages.GetProperty("refined_threshold");

        AssertClose(laplace.GetProperty("mu").GetDouble(), thresholds.Null.Mode, 1e-6);
        AssertClose(laplace.GetProperty("lambda_pos").GetDouble(), thresholds.Null.PositiveRate, 1e-6);
        AssertClose(laplace.GetProperty("lambda_neg").GetDouble(), thresholds.Null.NegativeRate, 1e-6);
        AssertClose(laplace.GetProperty("prob_pos").GetDouble(), thresholds.Null.PositiveShare, 1e-6);
        AssertClose(refined.GetProperty("positive").GetDouble(), thresholds.Positive, 1e-4);
        AssertClose(refined.GetProperty("negative").GetDouble(), thresholds.Negative, 1e-4);
        AssertClose(stages.GetProperty("sign_threshold").GetDouble(), thresholds.Sign, 1e-4);
        Assert.True(thresholds.IsByShare);
    }

    [SkippableFact]
    public void Find_GoldenSecondCase_IsWithinTheSpreadOfSeeds()
    {
        var found = SeqletFinder.Find(new ContributionCrop(ModiscoOracle.SecondCase(), 0), Options, 1234, default);
        var expected = ModiscoOracle.Json("seqlet_case2.json");
        var laplace = expected.GetProperty("laplace");
        var spread = expected.GetProperty("over_30_random_seeds");

        AssertClose(laplace.GetProperty("mu").GetDouble(), found.Thresholds.Null.Mode, 1e-6);
        AssertClose(laplace.GetProperty("lambda_pos").GetDouble(), found.Thresholds.Null.PositiveRate, 1e-6);
        AssertClose(laplace.GetProperty("lambda_neg").GetDouble(), found.Thresholds.Null.NegativeRate, 1e-6);
        Assert.False(found.Thresholds.IsByShare);
        AssertWithin("isotonic_positive", found.Thresholds.Positive);
        AssertWithin("isotonic_negative", found.Thresholds.Negative);
        AssertWithin("fraction_passing", found.Thresholds.PassingByRate);
        AssertWithin("n_seqlets", found.Count);
        var ours = found.Positive.Concat(found.Negative).Concat(found.Dropped).Select(seqlet => (seqlet.Row, seqlet.Start)).ToHashSet();
        var theirs = ModiscoOracle.Table("seqlet_case2_seqlets.tsv").Select(row => (ModiscoOracle.Whole(row["sequence_idx"]), ModiscoOracle.Whole(row["start"]))).ToList();
        Assert.True(theirs.Count(ours.Contains) >= 0.95 * theirs.Count);

        void AssertWithin(string name, double value) =>
            Assert.InRange(value, spread.GetProperty(name).GetProperty("min").GetDouble(), spread.GetProperty(name).GetProperty("max").GetDouble());
    }

    private static void AssertSame(string sign, IReadOnlyList<Seqlet> found)
    {
        var expected = ModiscoOracle.Table("seqlets.tsv").Where(row => row["metacluster"] == sign).ToList();
        Assert.Equal(
            expected.Select(row => (ModiscoOracle.Whole(row["sequence_idx"]), ModiscoOracle.Whole(row["start"]), ModiscoOracle.Whole(row["end"]))),
            found.Select(seqlet => (seqlet.Row, seqlet.Start, seqlet.End)));
        Assert.All(expected.Zip(found), pair => AssertClose(ModiscoOracle.Number(pair.First["core_attribution"]), pair.Second.Contribution, 1e-4));
    }

    private static void AssertClose(double expected, double actual, double relative) =>
        Assert.InRange(actual, expected - (relative * Math.Abs(expected)), expected + (relative * Math.Abs(expected)));
}
