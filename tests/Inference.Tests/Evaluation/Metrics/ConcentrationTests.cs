using CisLens.Inference.Evaluation.Metrics;

namespace CisLens.Inference.Tests.Evaluation.Metrics;

public sealed class ConcentrationTests
{
    private static readonly float[] Even = [.. Enumerable.Repeat(-2f, 50)];
    private static readonly float[] Single = [.. Enumerable.Range(0, 50).Select(i => i == 7 ? 3f : 0)];

    [Fact]
    public void EffectiveBases_EvenScores_IsTheirNumber() => Assert.Equal(50, Concentration.EffectiveBases(Even), 1e-6);

    [Fact]
    public void EffectiveBases_SingleScore_IsOne() => Assert.Equal(1, Concentration.EffectiveBases(Single), 1e-6);

    [Fact]
    public void EffectiveBases_NoScores_IsAllOfThem() => Assert.Equal(50, Concentration.EffectiveBases(new float[50]), 1e-9);

    [Fact]
    public void Gini_EvenAndSingleScores_AreItsEnds()
    {
        Assert.Equal(0, Concentration.Gini(Even), 1e-9);
        Assert.Equal(0.98, Concentration.Gini(Single), 1e-5);
    }

    [Fact]
    public void CountAbove_ShareOfLargest_CountsSizes() => Assert.Equal(2, Concentration.CountAbove([-5, 1, 0.001f, 0], 5, 0.1));
}
