using CisLens.Inference.Sequences;
using CisLens.Inference.Training;
using Xunit;

namespace CisLens.Inference.Tests.Training;

public sealed class MetricsTests
{
    private static readonly float[] Scores = [0.9f, 0.8f, 0.8f, 0.7f, 0.6f, 0.6f, 0.6f, 0.3f, 0.2f, 0.1f];
    private static readonly bool[] Truth = [true, true, false, false, true, false, true, false, false, true];

    // Counted over all 25 pairs: 13 won, 3 tied.
    [Fact]
    public void Auroc_WithTies_CountsThemOneHalf() => Assert.Equal(0.58, Metrics.Auroc(Scores, Truth), 12);

    // 1/5 * 1 + 1/5 * 2/3 + 2/5 * 4/7 + 1/5 * 5/10 = 139/210, in exact fractions.
    [Fact]
    public void Auprc_WithTies_IsAveragePrecision() => Assert.Equal(139.0 / 210, Metrics.Auprc(Scores, Truth), 12);

    [Fact]
    public void Areas_PerfectReversedAndConstant_AreKnown()
    {
        bool[] truth = [true, true, false, false];

        Assert.Equal(1, Metrics.Auroc([4, 3, 2, 1], truth));
        Assert.Equal(1, Metrics.Auprc([4, 3, 2, 1], truth));
        Assert.Equal(0, Metrics.Auroc([1, 2, 3, 4], truth));
        Assert.Equal(0.5, Metrics.Auroc([1, 1, 1, 1], truth));
        Assert.Equal(0.5, Metrics.Auprc([1, 1, 1, 1], truth));
    }

    [Fact]
    public void AurocInterval_NormalScores_CoversTheTruthAndIsRepeatable()
    {
        var (scores, truth) = Normal(400, separation: 1);

        var interval = Metrics.AurocInterval(scores, truth, seed: 1);

        // The area for unit normals one apart is 0.760; the Hanley-McNeil standard error for 400 against 400 is 0.017.
        Assert.InRange(interval.Value, 0.70, 0.82);
        Assert.InRange(interval.Low, interval.Value - 0.05, interval.Value - 0.02);
        Assert.InRange(interval.High, interval.Value + 0.02, interval.Value + 0.05);
        Assert.Equal((400, 400), (interval.Positives, interval.Negatives));
        Assert.Equal(interval, Metrics.AurocInterval(scores, truth, seed: 1));
    }

    [Fact]
    public void AuprcInterval_NormalScores_HoldsTheValue()
    {
        var (scores, truth) = Normal(200, separation: 2);

        var interval = Metrics.AuprcInterval(scores, truth, seed: 2, replicates: 200);

        Assert.Equal(Metrics.Auprc(scores, truth), interval.Value, 12);
        Assert.True(interval.Low < interval.Value && interval.Value < interval.High);
    }

    [Fact]
    public void Auroc_OneClassOnly_Throws() => Assert.Throws<ArgumentException>(() => Metrics.Auroc([1, 2], [true, true]));

    [Fact]
    public void Auroc_NotANumber_Throws() => Assert.Throws<ArgumentException>(() => Metrics.Auroc([1, float.NaN], [true, false]));

    private static (float[] Scores, bool[] Truth) Normal(int each, double separation)
    {
        var random = new SeededRandom(8);
        var truth = Enumerable.Range(0, 2 * each).Select(i => i < each).ToArray();
        return ([.. truth.Select(positive => (float)(random.NextNormal() + (positive ? separation : 0)))], truth);
    }
}
