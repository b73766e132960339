using CisLens.Inference.Evaluation.Annotations;
using CisLens.Inference.Sequences;

namespace CisLens.Inference.Tests.Evaluation.Annotations;

public sealed class AnnotationTests
{
    private const int Length = 100;
    private const int Rows = 30;

    [Fact]
    public void RegionOverlap_ScoresInsideARegion_AreAboveTurnedOnes()
    {
        var (map, inside) = Row(1, matching: true);
        var overlap = RegionOverlap.Of(map, inside, 10);

        Assert.Equal(1, overlap.Share);
        Assert.True(overlap.NullQuantile < 1);
        // Over all turns a base is inside as often as there are annotated bases; the unturned map is left out.
        Assert.Equal((0.1 * Length - overlap.Share) / (Length - 1), overlap.Null, 1e-9);
    }

    [Fact]
    public void HighLowContrast_ScoresInsideRegions_AreToldFromScoresElsewhere()
    {
        var matching = Contrast(matching: true);
        var random = Contrast(matching: false);

        Assert.Equal((1.0, 0.0), (matching.High, matching.Low));
        Assert.Equal(0.001, matching.P, 1e-12);
        Assert.True(random.P > 0.05, $"{random}");
        Assert.True(random.Difference.Low < 0.1 && random.Difference.High > -0.1);
    }

    private static HighLowContrast Contrast(bool matching)
    {
        var rows = Enumerable.Range(0, Rows).Select(row => Row(row, matching)).ToList();
        return HighLowContrast.Of([.. rows.Select(row => row.Map)], [.. rows.Select(row => row.Inside)], 0.05, 1, default);
    }

    // Ten annotated bases in a row; the highest scores are theirs, or are ten bases in a row somewhere else.
    private static (float[] Map, bool[] Inside) Row(int seed, bool matching)
    {
        var random = new SeededRandom(seed);
        var region = random.Next(Length - 10);
        var peak = matching ? region : random.Next(Length - 10);
        return ([.. Enumerable.Range(0, Length).Select(i => (i >= peak && i < peak + 10 ? 1 : 0) + 0.1f * (float)random.NextDouble())],
            [.. Enumerable.Range(0, Length).Select(i => i >= region && i < region + 10)]);
    }
}
