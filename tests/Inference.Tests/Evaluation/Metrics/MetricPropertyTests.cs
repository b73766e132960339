using CisLens.Inference.Evaluation.Metrics;

namespace CisLens.Inference.Tests.Evaluation.Metrics;

/// <summary>On a linear function f(x) = w x its weights are the perfect map, and each metric must say so.</summary>
public sealed class MetricPropertyTests
{
    private static readonly float[] Weights = [0.5f, -1, 2, 0, 3, -0.5f];
    private static readonly float[] X = [1, 1, 1, 1, 1, 1];
    private static readonly int[][] Subsets = [[0, 1], [2, 4], [1, 5], [3, 4], [0, 2]];

    private static double[] Drops => [.. Subsets.Select(subset => subset.Sum(place => (double)Weights[place]))];

    [Fact]
    public void Infidelity_ExactMap_IsZeroAndAnotherIsNot()
    {
        float[] changed = [0, 1, 0.5f, 1, -2, 1];
        double[] drops = [X.Zip(changed).Zip(Weights, (pair, weight) => weight * ((double)pair.First - pair.Second)).Sum()];

        Assert.Equal(0, Infidelity.Of([Infidelity.Predicted(Weights, X, changed)], drops), 1e-12);
        Assert.True(Infidelity.Of([Infidelity.Predicted([0, 0, 0, 0, 0, 1], X, changed)], drops) > 1);
    }

    [Fact]
    public void ScaledInfidelity_MapInOtherUnits_IsZero() => Assert.Equal(0, Infidelity.Scaled([2, -4, 6], [1, -2, 3]), 1e-12);

    [Fact]
    public void FaithfulnessCorrelation_ExactMap_IsOneAndReversedMapIsNot()
    {
        Assert.Equal(1, FaithfulnessCorrelation.Of(Weights, Subsets, Drops), 1e-12);
        Assert.Equal(-1, FaithfulnessCorrelation.Of([.. Weights.Select(weight => -weight)], Subsets, Drops), 1e-12);
    }

    [Fact]
    public void MaximumSensitivity_SameMap_IsZeroAndDoubledMapIsOne()
    {
        Assert.Equal(0, MaximumSensitivity.Of(Weights, [Weights]));
        Assert.Equal(1, MaximumSensitivity.Of(Weights, [Weights, [.. Weights.Select(weight => 2 * weight)]]), 1e-6);
    }

    [Fact]
    public void CompletenessError_ContributionsAndConstant_IsWhatIsMissing()
    {
        Assert.Equal(0, CompletenessError.Of(Weights, 4, 0), 1e-6);
        Assert.Equal(0.5, CompletenessError.ShareBelow([1e-4, -0.5], 1e-3));
    }

    [Fact]
    public void Descending_EqualScores_SmallerPlaceFirst() => Assert.Equal([1, 0, 2, 3], ReplacementOrder.Descending([2, 5, 2, -1]));

    [Fact]
    public void Inputs_Insertion_PutsTheBestBackFirst()
    {
        var inputs = PerturbationCurve.Inputs([0, 0, 0], [1, 2, 3], [[2], [0], [1]], 2);

        Assert.Equal(3, inputs.Count);
        Assert.Equal([1, 0, 3], inputs[1]);
        Assert.Equal([1, 2, 3], inputs[2]);
    }

    [Fact]
    public void Area_Triangle_IsHalfItsBaseTimesHeight() => Assert.Equal(8, PerturbationCurve.Area([0, 1, 4], [4, 3, 0]), 1e-12);
}
