using System.Text.Json.Nodes;
using CisLens.Inference.Models;
using CisLens.Inference.Models.Architectures;
using CisLens.Inference.Prediction;
using CisLens.Inference.Tests.Golden;
using CisLens.Shared;
using static TorchSharp.torch;

namespace CisLens.Inference.Tests.Models;

public sealed class ControlTracksTests
{
    [Theory]
    [InlineData("counts")]
    [InlineData("profile-scalar")]
    public void Forward_WithoutTracks_TakesZeros(string head)
    {
        using var model = BPNet(head, StrandRule.Given);
        using var x = TestNetworks.Encode(model, TestNetworks.Bases(120, 1), TestNetworks.Bases(120, 2));
        var plain = Predictor.Predict(model, x, null, default).Values;
        using var zero = zeros([1, 2, 120]);
        model.UseControls(zero);
        Assert.Equal(plain, Predictor.Predict(model, x, null, default).Values);
        using var some = linspace(0, 5, 240).reshape(1, 2, 120);
        model.UseControls(some);
        Assert.NotEqual(plain, Predictor.Predict(model, x, null, default).Values);
        model.UseControls(null);
        Assert.Equal(plain, Predictor.Predict(model, x, null, default).Values);
    }

    [Fact]
    public void UseControls_ModelOfBothStrands_IsRefused()
    {
        using var model = BPNet("counts", StrandRule.Mean);
        Assert.Equal(
            "Test network answers for both strands; control tracks can be given to models that read the given strand.",
            Assert.Throws<InputException>(() => model.UseControls(null)).Message);
    }

    [Fact]
    public void UseControls_ModelWithoutThem_IsRefused()
    {
        using var model = TestNetworks.Model(TestNetworks.Smooth, 3);
        Assert.Equal("Test network reads no control tracks.", Assert.Throws<InputException>(() => model.UseControls(null)).Message);
    }

    private static SequenceModel BPNet(string head, StrandRule strands)
    {
        var architecture = new JsonObject
        {
            ["name"] = "BPNet", ["n_filters"] = 6, ["n_layers"] = 2, ["n_control_tracks"] = 2, ["trimming"] = 40, ["head"] = head,
        };
        var graph = ArchitectureCatalogue.Build(architecture);
        graph.Initialize(1, CPU);
        return SequenceModel.FromGraph(TestCards.Create(architecture, 120, 1) with { Strands = strands }, graph, CPU);
    }
}
