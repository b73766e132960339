using CisLens.Inference.Motifs.Families;
using CisLens.Inference.Sequences;
using Xunit;

namespace CisLens.Inference.Tests.Motifs.Families;

public sealed class AverageLinkageTests
{
    [Fact]
    public void Group_MeanBelowTheLimit_KeepsAChainApart()
    {
        // 0 and 1 are joined first; the mean of 0.6 and 0.1 keeps 2 out, which single linkage would take in.
        var matrix = new SimilarityMatrix(3) { [0, 1] = 0.9f, [1, 2] = 0.6f, [0, 2] = 0.1f };
        Assert.Equal([[0, 1], [2]], AverageLinkage.Group(matrix, 0.5, default));
    }

    [Fact]
    public void Group_EqualSimilarities_Ends()
    {
        var matrix = new SimilarityMatrix(6);
        for (var one = 0; one < 6; one++)
            for (var other = 0; other < one; other++)
                matrix[one, other] = 0.7f;
        Assert.Equal([[0, 1, 2, 3, 4, 5]], AverageLinkage.Group(matrix, 0.5, default));
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.5)]
    [InlineData(0.7)]
    public void Group_RandomSimilarities_AreTheGroupsOfTheNearestPairsJoinedOneAfterTheOther(double limit)
    {
        const int Count = 40;
        var random = new SeededRandom(1);
        var matrix = new SimilarityMatrix(Count);
        for (var one = 0; one < Count; one++)
            for (var other = 0; other < one; other++)
                matrix[one, other] = (float)(random.NextDouble() + (one % 7 == other % 7 ? 0.4 : 0));
        var expected = Enumerable.Range(0, Count).Select(item => new List<int> { item }).ToList();
        while (expected.Count > 1)
        {
            var (similarity, first, second) = Enumerable.Range(0, expected.Count)
                .SelectMany(one => Enumerable.Range(0, one).Select(other => (Mean(matrix, expected[one], expected[other]), other, one)))
                .MaxBy(pair => pair.Item1);
            if (similarity < limit)
                break;
            expected[first].AddRange(expected[second]);
            expected.RemoveAt(second);
        }
        Assert.Equal<IEnumerable<int>>(expected.Select(group => group.Order().ToList()).OrderBy(group => group[0]), AverageLinkage.Group(matrix, limit, default));
    }

    private static double Mean(SimilarityMatrix matrix, List<int> one, List<int> other) =>
        one.SelectMany(item => other.Select(second => (double)matrix[item, second])).Average();
}
