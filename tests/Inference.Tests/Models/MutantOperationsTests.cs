using CisLens.Inference.Models;
using Cases = CisLens.Inference.Tests.Attribution.SaturationMutagenesis.IncrementalMutagenesisTests;

namespace CisLens.Inference.Tests.Models;

public sealed class MutantOperationsTests
{
    private const string Pooled = """
        [{"type":"Conv1d","in_channels":4,"out_channels":8,"kernel_size":5,"prefix":"a"},{"type":"ReLU"},
         {"type":"MaxPool1d","kernel_size":4},
         {"type":"Conv1d","in_channels":8,"out_channels":8,"kernel_size":3,"prefix":"b"},
         {"type":"Flatten"},{"type":"Linear","in_features":176,"out_features":10,"prefix":"c"},{"type":"Linear","in_features":10,"out_features":2,"prefix":"d"}]
        """;

    [Fact]
    public void Of_PoolsAndDenseLayers_FollowsTheWindows()
    {
        using var graph = TestNetworks.Graph(Pooled);
        var plan = MutantPlan.Create(graph, 100)!;
        // Convolution: 1 position read. ReLU and pool: 5 positions, then blocks of 4 mutated positions share 8 positions, 2 behind
        // the pool. Convolution: 2 positions read, 4 made of 22, whose columns the first dense layer takes.
        var expected = 2.0 * 4 * 5 * 8 + 5 * 8 + 2 * 8 * 4 + 2 * (2.0 * 8 * 3 * 8) + 4 * 8 * 10 * 2.0 + 2 * 10 * 2;
        Assert.Equal(expected, MutantOperations.Of(graph, 100, plan));
        Assert.Equal(graph.Cost(100).Operations, MutantOperations.Of(graph, 100, plan: null));
    }

    [Theory]
    [MemberData(nameof(Cases.Networks), MemberType = typeof(Cases))]
    public void Of_AnyNetwork_IsNeverMoreThanAWholePass(string name, string layers)
    {
        Assert.NotEmpty(name);
        using var graph = TestNetworks.Graph($"[{layers}]");
        var operations = MutantOperations.Of(graph, 60, MutantPlan.Create(graph, 60));
        Assert.InRange(operations, 1, graph.Cost(60).Operations);
    }
}
