using CisLens.Inference.Statistics;

namespace CisLens.Inference.Tests.Statistics;

public sealed class CorrelationTests
{
    [Fact]
    public void Ranks_EqualNumbers_ShareTheirMeanRank() => Assert.Equal([4, 1.5, 1.5, 3], Correlation.Ranks<float>([9, 2, 2, 5]));

    [Fact]
    public void Spearman_MonotoneNumbers_IsOne() => Assert.Equal(1, Correlation.Spearman([1f, 2, 3, 4], [1f, 10, 11, 1000]), 1e-12);

    // 1 - 6 sum d^2 / (n (n^2 - 1)) with d = (0, 1, 1, 0, 0).
    [Fact]
    public void Spearman_NoTies_EqualsTheFormulaOfRankDifferences() => Assert.Equal(1 - 6 * 2 / 120.0, Correlation.Spearman([1f, 2, 3, 4, 5], [1f, 3, 2, 4, 5]), 1e-12);

    [Fact]
    public void Pearson_LinearNumbers_IsMinusOne() => Assert.Equal(-1, Correlation.Pearson([1, 2, 3], [6, 4, 2]), 1e-12);

    [Fact]
    public void Spearman_OneConstant_TellsNothing() => Assert.Equal(0, Correlation.Spearman([1f, 1, 1], [1f, 2, 3]));

    [Fact]
    public void Spearman_BothConstant_AreTheSame() => Assert.Equal(1, Correlation.Spearman([1f, 1, 1], [5f, 5, 5]));
}
