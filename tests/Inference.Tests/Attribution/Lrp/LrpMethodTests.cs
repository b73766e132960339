using CisLens.Inference.Attribution;
using CisLens.Inference.Attribution.Lrp;
using CisLens.Inference.Models;
using CisLens.Inference.Tests.Models;
using CisLens.Shared;
using static TorchSharp.torch;

namespace CisLens.Inference.Tests.Attribution.Lrp;

public sealed class LrpMethodTests
{
    private const string WithoutConstants = """
        [{"type":"Conv1d","in_channels":4,"out_channels":16,"kernel_size":5,"bias":false,"prefix":"a"},{"type":"ReLU"},
         {"type":"Residual","body":[{"type":"Conv1d","in_channels":16,"out_channels":16,"kernel_size":3,"padding":"same","bias":false,"prefix":"b"},{"type":"ReLU"}]},
         {"type":"MaxPool1d","kernel_size":3,"stride":2},{"type":"AvgPool1d","kernel_size":2},
         {"type":"Parallel","combine":"concat","branches":[[],[{"type":"ReLU"}]]},{"type":"Flatten"},
         {"type":"Linear","in_features":192,"out_features":2,"bias":false,"prefix":"c"}]
        """;

    [Theory]
    [InlineData(LrpVariant.Epsilon)]
    [InlineData(LrpVariant.ZPlus)]
    public void Attribute_NetworkWithoutConstants_SharesTheWholeOutput(LrpVariant variant)
    {
        using var model = TestNetworks.Model(WithoutConstants, 2, type: ScalarType.Float64);
        using var x = TestNetworks.Encode(model, [.. Enumerable.Range(0, 4).Select(seed => TestNetworks.Bases(30, seed))]);
        var target = TestNetworks.Target(model, 1);
        var maps = new LrpMethod().Attribute(new AttributionInput(model, [target], x), new LrpOptions { Rule = variant, Epsilon = 1e-9 }, default)[0];
        using var scope = NewDisposeScope();
        var output = target.Select(model.Forward(x)).ToFloats();
        for (var row = 0; row < 4; row++)
            Assert.Equal(output[row], maps.Observed.Skip(30 * row).Take(30).Sum(), 1e-4);
        Assert.InRange(maps.Checks.Single().Largest, 0, 1e-4);
    }

    [Fact]
    public void Attribute_AlphaBetaOfOneSum_SharesPositiveAndNegativePartsByThemselves()
    {
        const int length = 12;
        using var model = TestNetworks.Model(TestNetworks.Linear(length, 2), 2, type: ScalarType.Float64);
        var bases = TestNetworks.Bases(length, 3);
        using var x = TestNetworks.Encode(model, bases);
        var target = TestNetworks.Target(model, 1);
        var maps = new LrpMethod().Attribute(new AttributionInput(model, [target], x), new LrpOptions { Rule = LrpVariant.AlphaBeta, Alpha = 3, Epsilon = 1e-9 }, default)[0];

        var weights = model.Graph!.Parameters[0].ToFile().Skip(4 * length).ToArray();
        var bias = model.Graph!.Parameters[1].ToFile()[1];
        var terms = bases.Select((letter, position) => (double)weights["ACGT".IndexOf(letter, StringComparison.Ordinal) * length + position]).ToArray();
        var (positive, negative) = (terms.Where(term => term > 0).Sum() + Math.Max(bias, 0), terms.Where(term => term < 0).Sum() + Math.Min(bias, 0));
        var output = positive + negative;
        for (var i = 0; i < length; i++)
            Assert.Equal(terms[i] > 0 ? 3 * terms[i] / positive * output : -2 * terms[i] / negative * output, maps.Observed[i], 1e-5);
    }

    [Fact]
    public void Attribute_LayerWithoutRule_IsNamed()
    {
        using var model = TestNetworks.Model("""[{"type":"Flatten"},{"type":"Linear","in_features":40,"out_features":2,"prefix":"a"},{"type":"Softmax"}]""", 2);
        using var x = TestNetworks.Encode(model, TestNetworks.Bases(10, 1));
        var error = Assert.Throws<InputException>(() => new LrpMethod().Attribute(new AttributionInput(model, [TestNetworks.Target(model, 0)], x), new LrpOptions(), default));
        Assert.Equal("LRP has no rule for Layer 2 (Softmax); choose DeepLIFT-SHAP, integrated gradients or ISM for this model.", error.Message);
    }
}
