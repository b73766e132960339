using System.Text.Json.Nodes;
using CisLens.Inference.Attribution.SaturationMutagenesis;
using CisLens.Inference.Models;
using CisLens.Inference.Models.Architectures;
using CisLens.Inference.Tests.Golden;
using CisLens.Inference.Tests.Models;
using CisLens.Inference.Tests.Training;
using CisLens.Shared.Runs;
using TorchSharp;

namespace CisLens.Inference.Tests.Attribution.SaturationMutagenesis;

/// <summary>Incremental ISM equals plain ISM on every architecture that is built in and every model that ships.</summary>
public sealed class ArchitectureMutagenesisTests
{
    [Theory]
    [InlineData("""{"name":"ExplaiNN","units":7,"length":101,"hidden":5,"outputs":2}""", 101)]
    [InlineData("""{"name":"DeepAtt","filters":12}""", 110)]
    [InlineData("""{"name":"DeepBind","detectors":5,"detector_length":11,"hidden":4}""", 70)]
    [InlineData("""{"name":"DeepBind","detectors":5,"detector_length":11,"hidden":4,"average_pooling":true}""", 70)]
    [InlineData("""{"name":"DeepBind","detectors":5,"detector_length":11,"hidden":0,"scan":true}""", 40)]
    [InlineData("""{"name":"BPNet","n_filters":6,"n_layers":3,"trimming":60,"head":"counts"}""", 260)]
    [InlineData("""{"name":"BPNet","n_filters":6,"n_layers":3,"trimming":60,"head":"profile"}""", 220)]
    [InlineData("""{"name":"BPNet","n_filters":6,"n_layers":3,"trimming":60,"head":"profile-scalar"}""", 220)]
    [InlineData("""{"name":"BPNet","n_filters":6,"n_layers":3,"n_control_tracks":2,"trimming":60,"head":"counts"}""", 260)]
    [InlineData("""{"name":"BPNet","n_filters":6,"n_layers":3,"n_control_tracks":2,"trimming":60,"head":"profile"}""", 220)]
    [InlineData("""{"name":"OpenSpliceAI","context":80,"channels":6}""", 200)]
    [InlineData("""{"name":"OpenSpliceAI","context":400,"channels":4,"output":"logits"}""", 480)]
    public void Attribute_BuiltInArchitecture_EqualsPlain(string architecture, int length)
    {
        using var model = Model(JsonNode.Parse(architecture)!.AsObject(), length);
        Assert.Equal(architecture.Contains("scan", StringComparison.Ordinal), MutantPlan.Create(model.Graph!, length) is null);
        // A part, for time; both ends are covered by the small networks.
        var options = new SaturationMutagenesisOptions { Start = length / 3, End = length / 2 };
        IncrementalMutagenesisTests.AssertEqual(model, options, [TestNetworks.Bases(length, 1)], Targets(model));
    }

    [Fact]
    public void Attribute_PartForPangolin_EqualsPlain()
    {
        using var model = Model(new JsonObject { ["name"] = "Pangolin", ["channels"] = 2 }, 10_001);
        IncrementalMutagenesisTests.AssertEqual(model, new SaturationMutagenesisOptions { Start = 4998, End = 5000 }, [TestNetworks.Bases(10_001, 1)], Targets(model));
    }

    [Theory]
    [InlineData("tf-binding-cnn")]
    [InlineData("known-answer")]
    public void Attribute_ShippedModel_EqualsPlain(string name)
    {
        using var model = SequenceModel.Load(ModelPackage.Open(ShippedModels.Folder(name)), null, torch.CPU, torch.ScalarType.Float64);
        var length = model.Card.Input.Length!.Value;
        // The last output of the known-answer model is MYC's.
        var sequence = $"{TestNetworks.Bases(40, 1)}GACCACGTGGTC{TestNetworks.Bases(length - 52, 2)}";
        IncrementalMutagenesisTests.AssertEqual(model, new SaturationMutagenesisOptions(), [sequence, sequence], Targets(model, model.Card.Outputs.Count - 1));
    }

    private static SequenceModel Model(JsonObject architecture, int length)
    {
        var graph = ArchitectureCatalogue.Build(architecture);
        graph.Initialize(1, torch.CPU, torch.ScalarType.Float64);
        var output = graph.OutputShape(length);
        return SequenceModel.FromGraph(TestCards.Create(architecture, length, output.Channels) with { Positional = output.Length is not null }, graph, torch.CPU, torch.ScalarType.Float64);
    }

    private static IReadOnlyList<Target> Targets(SequenceModel model, int output = 0)
    {
        PositionRule[] rules = model.Card.Positional ? [PositionRule.Centre, PositionRule.Mean, PositionRule.Max] : [PositionRule.None];
        return [.. rules.Select(rule => Target.Create(new TargetSpec { Output = output, Name = model.Card.Outputs[output].Name, Positions = rule }, model.Card))];
    }
}
