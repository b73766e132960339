using CisLens.Inference.Models.Layers.Mutants;
using static TorchSharp.torch;

namespace CisLens.Inference.Tests.Models;

public sealed class PositionWeightsTests
{
    [Theory]
    [InlineData(false, long.MaxValue)]
    [InlineData(false, 0)]
    [InlineData(true, 0)]
    public void At_EachPosition_IsThatColumnOfTheWeights(bool isTurned, long mostKept)
    {
        using var scope = NewDisposeScope();
        using var prepared = new PreparedWeights();
        using var graph = TestNetworks.Graph(TestNetworks.Linear(30, 1));
        // 21 outputs and 37 positions: neither is a multiple of the parts.
        var rows = arange(21 * 5 * 37, dtype: float32).reshape(21, 5, 37);
        var weights = PositionWeights.Of(graph.Layers[1], rows, isTurned, prepared, mostKept);
        Assert.Equal(37, weights.Positions);
        for (var position = 3; position < 37; position++)
            Assert.True(weights.At(position).allclose(rows.select(2, position), 0, 0));
        // A later batch begins anew.
        Assert.True(weights.At(0).allclose(rows.select(2, 0), 0, 0));
    }
}
