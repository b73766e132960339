using CisLens.Inference.Attribution;
using CisLens.Inference.Attribution.GradCam;
using CisLens.Inference.Models;
using CisLens.Inference.Tests.Models;
using CisLens.Shared;

namespace CisLens.Inference.Tests.Attribution.GradCam;

public sealed class GradCamMethodTests
{
    [Fact]
    public void Attribute_NoLayerChosen_TakesTheLastConvolution()
    {
        using var model = TestNetworks.Model(TestNetworks.Smooth, 3);
        Assert.Equal(Track(model, "Layer 3 (Residual).body.0 (Conv1d)"), Track(model, ""));
        Assert.NotEqual(Track(model, "Layer 0 (Conv1d)"), Track(model, ""));
    }

    [Fact]
    public void Attribute_ModelOfBothStrands_IsTheSameForTheOtherStrandTurned()
    {
        using var model = TestNetworks.Model(TestNetworks.Smooth, 3, change: card => card with { Strands = StrandRule.Mean });
        var bases = TestNetworks.Bases(30, 2);
        var other = string.Concat(bases.Reverse().Select(letter => "TGCA"["ACGT".IndexOf(letter, StringComparison.Ordinal)]));
        var (given, turned) = (Track(model, "Layer 0 (Conv1d)", bases), Track(model, "Layer 0 (Conv1d)", other));
        for (var i = 0; i < 30; i++)
            Assert.Equal(given[i], turned[29 - i], 1e-6);
    }

    [Theory]
    [InlineData(TestNetworks.Smooth, "Layer 6 (Linear)", "Grad-CAM needs a layer with positions, and Layer 6 (Linear) makes features without them; choose a layer before it.")]
    [InlineData("""[{"type":"Flatten"},{"type":"Linear","in_features":120,"out_features":3,"prefix":"a"}]""", "", "Test network has no convolution for Grad-CAM; set 'layer' to one of its layers with positions.")]
    [InlineData("""[{"type":"Flatten"},{"type":"Linear","in_features":120,"out_features":3,"prefix":"a"}]""", "conv", "There is no layer 'conv'; choose one of Layer 0 (Flatten), Layer 1 (Linear).")]
    public void Attribute_LayerThatDoesNotFit_SaysWhich(string layers, string layer, string message)
    {
        using var model = TestNetworks.Model(layers, 3);
        Assert.Equal(message, Assert.Throws<InputException>(() => Track(model, layer)).Message);
    }

    private static float[] Track(SequenceModel model, string layer, string? bases = null)
    {
        using var x = TestNetworks.Encode(model, bases ?? TestNetworks.Bases(30, 1));
        return new GradCamMethod().Attribute(new AttributionInput(model, [TestNetworks.Target(model, 1)], x), new GradCamOptions { Layer = layer }, default)[0].Observed;
    }
}
