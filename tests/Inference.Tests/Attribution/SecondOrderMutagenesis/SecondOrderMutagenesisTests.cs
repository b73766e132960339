using CisLens.Inference.Attribution;
using CisLens.Inference.Attribution.SecondOrderMutagenesis;
using CisLens.Inference.Models;
using CisLens.Inference.Tests.Models;
using CisLens.Shared;
using TorchSharp;
using static TorchSharp.torch;

namespace CisLens.Inference.Tests.Attribution.SecondOrderMutagenesis;

public sealed class SecondOrderMutagenesisTests
{
    private const int Length = 60;

    private const string Network = """
        [{"type":"Conv1d","in_channels":4,"out_channels":6,"kernel_size":7,"padding":3,"prefix":"a"},{"type":"ReLU"},
         {"type":"MaxPool1d","kernel_size":3},{"type":"Conv1d","in_channels":6,"out_channels":5,"kernel_size":3,"prefix":"b"},{"type":"Tanh"},
         {"type":"GlobalAvgPool1d"},{"type":"Linear","in_features":5,"out_features":2,"prefix":"c"},{"type":"Sigmoid"}]
        """;

    [Theory]
    [InlineData(PairReduction.Strongest, 1)]
    [InlineData(PairReduction.MeanAbsolute, 1)]
    [InlineData(PairReduction.Mean, 3)]
    public void Attribute_AllPairs_EqualsMakingEachMutant(PairReduction reduction, int step)
    {
        using var model = TestNetworks.Model(Network, 2, type: ScalarType.Float64, change: card => card with { Strands = StrandRule.Mean });
        var sequence = $"{TestNetworks.Bases(21, 4)}N{TestNetworks.Bases(Length - 22, 5)}";
        var options = new SecondOrderMutagenesisOptions { Start = 18, Positions = 5, Step = step, Reduction = reduction };
        using var x = TestNetworks.Encode(model, TestNetworks.Bases(Length, 6), sequence);
        var maps = new SecondOrderMutagenesisMethod().Attribute(new AttributionInput(model, [TestNetworks.Target(model, 1), TestNetworks.Target(model, 0)], x), options, default);

        Assert.Equal([5, 5], maps[0].Arrays[0].Shape);
        for (var i = 0; i < 5; i++)
        {
            for (var j = 0; j < 5; j++)
                Assert.Equal(Expected(model, sequence, 18 + i * step, 18 + j * step, reduction), maps[0].Arrays[0].Values[25 + 5 * i + j], 1e-7);
            var mean = Enumerable.Range(0, 5).Sum(j => Math.Abs(maps[0].Arrays[0].Values[25 + 5 * i + j])) / 4;
            Assert.Equal(mean, maps[0].Observed[Length + 18 + i * step], 1e-8);
        }
        Assert.Contains(maps[0].Arrays[0].Values, value => Math.Abs(value) > 1e-5);
        Assert.NotEqual(maps[0].Observed, maps[1].Observed);
        Assert.Equal(4, maps[0].Checks.Single().N);
        Assert.True(maps[0].Checks.Single().Passed);
    }

    [Fact]
    public void Attribute_LinearNetwork_HasNoInteractions()
    {
        using var model = TestNetworks.Model(TestNetworks.Linear(12, 1), 1, type: ScalarType.Float64);
        using var x = TestNetworks.Encode(model, TestNetworks.Bases(12, 1));
        var maps = new SecondOrderMutagenesisMethod().Attribute(
            new AttributionInput(model, [TestNetworks.Target(model, 0)], x), new SecondOrderMutagenesisOptions { Positions = 12 }, default)[0];
        Assert.All(maps.Arrays[0].Values, value => Assert.Equal(0, value, 1e-6));
        Assert.Contains(maps.Matrix!, value => value != 0);
    }

    [Theory]
    [InlineData(null, 200, 1, "Second-order ISM of 200 positions takes 179,700 mutants of each sequence, more than 50,000; choose fewer positions, or positions further apart with a larger step.")]
    [InlineData(50, 10, 2, "Second-order ISM of 10 positions from 50 in steps of 2 does not fit sequences of 60 bases; choose fewer positions, a smaller step or an earlier first position.")]
    public void Attribute_BadPositions_AreRefused(int? start, int positions, int step, string message)
    {
        using var model = TestNetworks.Model(Network, 2);
        using var x = TestNetworks.Encode(model, TestNetworks.Bases(Length, 1));
        var options = new SecondOrderMutagenesisOptions { Start = start, Positions = positions, Step = step };
        var error = Assert.Throws<InputException>(() => new SecondOrderMutagenesisMethod().Attribute(new AttributionInput(model, [TestNetworks.Target(model, 0)], x), options, default));
        Assert.Equal(message, error.Message);
    }

    private static double Expected(SequenceModel model, string sequence, int first, int second, PairReduction reduction)
    {
        if (first == second || sequence[first] == 'N' || sequence[second] == 'N')
            return 0;
        var values = new List<double>();
        foreach (var a in "ACGT".Where(letter => letter != sequence[first]))
            foreach (var b in "ACGT".Where(letter => letter != sequence[second]))
                values.Add(Output(model, Edit(Edit(sequence, first, a), second, b)) - Output(model, Edit(sequence, first, a)) - Output(model, Edit(sequence, second, b)) + Output(model, sequence));
        return reduction switch
        {
            PairReduction.Strongest => values.MaxBy(Math.Abs),
            PairReduction.MeanAbsolute => values.Average(Math.Abs),
            _ => values.Average(),
        };
    }

    private static string Edit(string sequence, int position, char letter) => $"{sequence[..position]}{letter}{sequence[(position + 1)..]}";

    private static double Output(SequenceModel model, string sequence)
    {
        using var scope = NewDisposeScope();
        return model.Forward(TestNetworks.Encode(model, sequence))[0, 1].item<double>();
    }
}
