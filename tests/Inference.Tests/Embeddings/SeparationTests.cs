using CisLens.Inference.Embeddings;
using CisLens.Inference.Embeddings.Pca;
using CisLens.Inference.Embeddings.Separation;
using CisLens.Inference.Sequences;
using CisLens.Shared;
using Xunit;

namespace CisLens.Inference.Tests.Embeddings;

public sealed class SeparationTests
{
    private static readonly SeparationOptions Quick = new() { Permutations = 199, ClassifierPermutations = 99, Replicates = 200 };

    // scikit-learn 1.2.1: silhouette_samples(x, arange(12) % 3).
    [Fact]
    public void Silhouette_Formula_IsThatOfScikitLearn()
    {
        var values = new Silhouette(Clouds.Formula(12, 5), default).Values([.. Enumerable.Range(0, 12).Select(row => row % 3)], 3);
        double[] expected =
        [
            0.1443500347, -0.1455510233, -0.2157906745, 0.1787732022, -0.1656359794, -0.2661350427,
            0.1008636176, -0.1688515663, 0.0695474165, 0.0752736419, -0.2428466733, -0.0463698366,
        ];
        foreach (var (wanted, found) in expected.Zip(values))
            Assert.Equal(wanted, found, 1e-6);
    }

    [Fact]
    public void Silhouette_AloneInItsGroup_IsZero() =>
        Assert.Equal(0, new Silhouette(new FeatureTable(3, 1, [0, 1, 9]), default).Values([0, 0, 1], 2)[2]);

    // scikit-learn 1.2.1: LogisticRegression(C=1, tol=1e-12).fit(StandardScaler on x, row % 3 == 0).decision_function.
    [Fact]
    public void LogisticRegression_Formula_IsThatOfScikitLearn()
    {
        var table = Clouds.Formula(12, 5);
        var model = LogisticRegression.Fit(table, [.. Enumerable.Range(0, 12)], [.. Enumerable.Range(0, 12).Select(row => row % 3 == 0)]);
        double[] expected =
        [
            0.30769131, -2.15619342, -1.86499045, 1.54760399, -0.72808409, -0.57332736,
            0.40625171, -0.7053619, -4.9204306, -0.27212296, -1.5201828, -1.94342031,
        ];
        for (var row = 0; row < 12; row++)
            Assert.Equal(expected[row], model.Score(table[row]), 2e-4);
    }

    [Fact]
    public void LogisticRegression_Separable_StaysFinite()
    {
        var table = new FeatureTable(6, 1, [-3, -2, -1, 1, 2, 3]);
        var model = LogisticRegression.Fit(table, [0, 1, 2, 3, 4, 5], [false, false, false, true, true, true]);
        Assert.InRange(model.Score(table[5]), 1, 10);
        Assert.Equal(-model.Score(table[5]), model.Score(table[0]), 1e-6);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void Run_CloudsApart_SeparateAndShuffledLabelsDoNot(int clouds)
    {
        var (table, labels) = Clouds.Normal(clouds, 40, 8, 5);
        var report = Report(table, labels, Gc(table.Rows), Quick);

        Assert.Equal(clouds, report.Labels.Count);
        Assert.True(report.Observed.Silhouette.Low > 0.2);
        Assert.True(report.Observed.Auroc.Low > 0.95);
        Assert.Equal(1.0 / 200, report.Observed.SilhouetteTest.P, 12);
        Assert.Equal(1.0 / 100, report.Observed.AurocTest.P, 12);
        Assert.True(report.Shuffled.SilhouetteTest.P > 0.05);
        Assert.True(report.Shuffled.AurocTest.P > 0.05);
        Assert.InRange(report.Shuffled.Auroc.Value, 0.35, 0.65);
        Assert.True(report.GcMatched!.Auroc.Low > 0.9);
        Assert.InRange(report.GcAlone.Value, 0.3, 0.7);
    }

    [Fact]
    public void Run_OneCloud_NothingIsFound()
    {
        var (table, labels) = Clouds.Normal(3, 50, 8, 0);
        var report = Report(table, labels, Gc(table.Rows), Quick);
        Assert.True(report.Observed.SilhouetteTest.P > 0.05);
        Assert.True(report.Observed.AurocTest.P > 0.05);
        Assert.InRange(report.Observed.Auroc.Value, report.Observed.AurocTest.Low - 0.1, report.Observed.AurocTest.High + 0.1);
    }

    // Groups that differ in GC alone, and embeddings that show GC alone: apart at first sight, not apart once GC is matched.
    [Fact]
    public void Run_OnlyGcDiffers_MatchingTakesTheSeparationAway()
    {
        var random = new SeededRandom(3);
        var rows = 1200;
        var gc = new double[rows];
        var labels = new string[rows];
        var values = new float[rows * 4];
        for (var row = 0; row < rows; row++)
        {
            labels[row] = row % 2 == 0 ? "poor" : "rich";
            gc[row] = Math.Clamp(0.5 + (row % 2 == 0 ? -0.06 : 0.06) + (0.08 * random.NextNormal()), 0, 1);
            for (var column = 0; column < 4; column++)
                values[(row * 4) + column] = (float)((column == 0 ? 10 * gc[row] : 0) + (0.1 * random.NextNormal()));
        }
        var report = Report(new FeatureTable(rows, 4, values), labels, gc, Quick with { GcBinWidth = 0.01 });

        Assert.True(report.Observed.Auroc.Value > 0.8);
        Assert.True(report.GcAlone.Value > 0.8);
        Assert.InRange(report.GcMatched!.Auroc.Value, 0.4, 0.6);
        Assert.True(report.GcMatched.AurocTest.P > 0.05);
        Assert.InRange(report.GcMatchedRows, 100, rows - 100);
    }

    [Fact]
    public void GcMatching_TwoGroups_EveryBinHasAsManyOfEach()
    {
        double[] gc = [0.41, 0.42, 0.43, 0.41, 0.52, 0.53, 0.61, double.NaN];
        int[] groups = [0, 0, 0, 1, 0, 1, 1, 0];
        var kept = GcMatching.Select(gc, groups, 2, 0.05, 1);
        Assert.Equal(4, kept.Count);
        Assert.Contains(3, kept);
        Assert.Contains(4, kept);
        Assert.Contains(5, kept);
        Assert.DoesNotContain(6, kept);
    }

    // 0.15 / 0.05 is 2.9999999999999996 in floating point; the bin of 0.15 is the third all the same.
    [Fact]
    public void GcMatching_EdgeOfABin_BelongsToTheUpperOne() =>
        Assert.Equal(2, GcMatching.Select([0.15, 0.19], [0, 1], 2, 0.05, 1).Count);

    [Fact]
    public void Run_LargeTable_IsSampledInProportion()
    {
        var (table, labels) = Clouds.Normal(2, 300, 3, 4);
        for (var row = 0; row < 200; row++)
            labels[2 * row] = "cloud 1";
        var report = Report(table, labels, Gc(table.Rows), Quick with { MostRows = 120 });
        Assert.Equal(600, report.Rows);
        Assert.Equal([20, 100], report.Observed.Groups);
        Assert.Equal(120, report.Observed.Silhouette.N);
    }

    [Fact]
    public void Run_SameSeed_SameReport()
    {
        var (table, labels) = Clouds.Normal(3, 20, 4, 2);
        var gc = Gc(table.Rows);
        var once = Report(table, labels, gc, Quick);
        var again = Report(table, labels, gc, Quick);
        Assert.Equal(once.Observed with { Groups = [] }, again.Observed with { Groups = [] });
        Assert.Equal(once.GcMatched! with { Groups = [] }, again.GcMatched! with { Groups = [] });
    }

    [Fact]
    public void Run_SmallGroups_AreNamedOrRefused()
    {
        var (table, labels) = Clouds.Normal(2, 20, 3, 4);
        labels[0] = "rare";
        Assert.Equal(["rare"], Report(table, labels, Gc(table.Rows), Quick).TooSmall);
        var none = Assert.Throws<InputException>(() => Report(table, [.. labels.Select((_, row) => $"{row}")], Gc(table.Rows), Quick));
        Assert.Contains("at least two groups", none.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PermutationTest_NoShuffleReachesIt_IsNeverZero()
    {
        var test = PermutationTest.Of(2, [0, 1, 1.5]);
        Assert.Equal((0.25, 0, 3), (test.P, test.Reached, test.Permutations));
        Assert.Equal(0.5, PermutationTest.Of(1.5, [0, 1, 1.5]).P);
    }

    private static double[] Gc(int rows)
    {
        var random = new SeededRandom(9);
        return [.. Enumerable.Range(0, rows).Select(_ => 0.4 + (0.2 * random.NextDouble()))];
    }

    private static SeparationReport Report(FeatureTable table, string[] labels, double[] gc, SeparationOptions options) =>
        SeparationTest.Run(table, PcaFit.Run(table, new PcaOptions(), default), labels, gc, options, default);
}
