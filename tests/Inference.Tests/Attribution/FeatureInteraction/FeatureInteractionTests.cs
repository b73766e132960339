using CisLens.Inference.Attribution;
using CisLens.Inference.Attribution.FeatureInteraction;
using CisLens.Inference.Models;
using CisLens.Inference.Tests.Models;
using CisLens.Shared;
using static TorchSharp.torch;

namespace CisLens.Inference.Tests.Attribution.FeatureInteraction;

public sealed class FeatureInteractionTests
{
    private const int Length = 30;

    [Theory]
    [InlineData(FeatureInteractionReduction.Strongest)]
    [InlineData(FeatureInteractionReduction.MeanAbsolute)]
    [InlineData(FeatureInteractionReduction.Mean)]
    public void Attribute_ChosenSources_EqualsGradientsOfEachMutant(FeatureInteractionReduction reduction)
    {
        using var model = TestNetworks.Model(TestNetworks.Smooth, 3, type: ScalarType.Float64);
        var sequence = $"{TestNetworks.Bases(12, 4)}N{TestNetworks.Bases(17, 5)}";
        var options = new FeatureInteractionOptions { Start = 8, Sources = 5, Step = 2, Reduction = reduction };
        using var x = TestNetworks.Encode(model, TestNetworks.Bases(Length, 6), sequence);
        var maps = new FeatureInteractionMethod().Attribute(new AttributionInput(model, [TestNetworks.Target(model, 2), TestNetworks.Target(model, 0)], x), options, default);

        Assert.Equal([5, Length], maps[0].Arrays[0].Shape);
        var map = maps[0].Arrays[0].Values.AsSpan(5 * Length).ToArray();
        for (var source = 0; source < 5; source++)
            for (var position = 0; position < Length; position++)
                Assert.Equal(Expected(model, sequence, 8 + 2 * source, position, reduction), map[source * Length + position], 1e-7);
        Assert.Contains(map, value => Math.Abs(value) > 1e-4);
        Assert.All(Enumerable.Range(0, Length), position => Assert.Equal(
            Enumerable.Range(0, 5).Where(source => 8 + 2 * source != position).Average(source => Math.Abs(map[source * Length + position])),
            maps[0].Observed[Length + position], 1e-7));
        Assert.NotEqual(maps[0].Observed, maps[1].Observed);
    }

    [Fact]
    public void Attribute_LinearNetwork_HasNoInteractions()
    {
        using var model = TestNetworks.Model(TestNetworks.Linear(Length, 1), 1);
        using var x = TestNetworks.Encode(model, TestNetworks.Bases(Length, 1));
        var maps = new FeatureInteractionMethod().Attribute(new AttributionInput(model, [TestNetworks.Target(model, 0)], x), new FeatureInteractionOptions(), default)[0];
        Assert.All(maps.Arrays[0].Values, value => Assert.Equal(0, value));
    }

    [Fact]
    public void Attribute_SourcesOutsideTheSequence_AreRefused()
    {
        using var model = TestNetworks.Model(TestNetworks.Smooth, 3);
        using var x = TestNetworks.Encode(model, TestNetworks.Bases(Length, 1));
        var options = new FeatureInteractionOptions { Start = 20, Sources = 6, Step = 2 };
        var error = Assert.Throws<InputException>(() => new FeatureInteractionMethod().Attribute(new AttributionInput(model, [TestNetworks.Target(model, 0)], x), options, default));
        Assert.Equal("The interaction map of 6 sources from 20 in steps of 2 does not fit sequences of 30 bases; choose fewer sources, a smaller step or an earlier first source.", error.Message);
    }

    private static double Expected(SequenceModel model, string sequence, int source, int position, FeatureInteractionReduction reduction)
    {
        if (source == position || sequence[source] == 'N' || sequence[position] == 'N')
            return 0;
        var unmutated = Importance(model, sequence, position);
        var changes = "ACGT".Where(letter => letter != sequence[source])
            .Select(letter => Importance(model, $"{sequence[..source]}{letter}{sequence[(source + 1)..]}", position) - unmutated).ToList();
        return reduction switch
        {
            FeatureInteractionReduction.Strongest => changes.MaxBy(Math.Abs),
            FeatureInteractionReduction.MeanAbsolute => changes.Average(Math.Abs),
            _ => changes.Average(),
        };
    }

    private static double Importance(SequenceModel model, string sequence, int position)
    {
        using var scope = NewDisposeScope();
        var gradient = InputGradient.Of(model, TestNetworks.Target(model, 2), TestNetworks.Encode(model, sequence));
        return gradient[0, "ACGT".IndexOf(sequence[position], StringComparison.Ordinal), position].item<double>();
    }
}
