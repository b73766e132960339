using CisLens.Inference.Attribution;
using CisLens.Inference.Attribution.DeepLift;
using CisLens.Inference.Attribution.References;
using CisLens.Inference.Models;
using CisLens.Inference.Models.Layers;
using CisLens.Inference.Tests.Models;
using static TorchSharp.torch;

namespace CisLens.Inference.Tests.Attribution.DeepLift;

public sealed class RescaleMethodTests
{
    private const int Length = 30;

    private const string Overlapping = """
        [{"type":"Conv1d","in_channels":4,"out_channels":8,"kernel_size":5,"padding":2,"prefix":"a"},{"type":"ReLU"},
         {"type":"MaxPool1d","kernel_size":4,"stride":2},{"type":"Flatten"},{"type":"Linear","in_features":112,"out_features":2,"prefix":"b"}]
        """;

    [Fact]
    public void Shap_OverlappingMaxPool_IsCompleteForEveryPair()
    {
        using var model = TestNetworks.Model(Overlapping, 2);
        var maps = Attribute(new DeepLiftShapMethod(), new DeepLiftShapOptions(), model, 6);
        var errors = Assert.Single(maps.Arrays);
        Assert.Equal(("completeness", 6 * 20), (errors.Name, errors.Values.Length));
        Assert.All(errors.Values, error => Assert.InRange(error, 0, 1e-5));
        var check = maps.Checks.Single(check => check.Id == "completeness");
        Assert.InRange(check.Largest, 0, 1e-4);
        Assert.Equal((120L, true, null), (check.N, check.Passed, check.Detail));
    }

    [Fact]
    public void Shap_MoreReferencesThanFitTogether_ExplainsTheMeanChange()
    {
        const int length = 2000, references = 60;
        using var model = TestNetworks.Model("""
            [{"type":"Conv1d","in_channels":4,"out_channels":256,"kernel_size":5,"prefix":"a"},{"type":"Tanh"},{"type":"GlobalAvgPool1d"},
             {"type":"Linear","in_features":256,"out_features":1,"prefix":"b"}]
            """, 1);
        Assert.InRange(BatchSize.ForRules(model, length), 1, references - 1);
        using var scope = NewDisposeScope();
        var options = new DeepLiftShapOptions { Shuffles = references };
        var input = new AttributionInput(model, [TestNetworks.Target(model, 0)], TestNetworks.Encode(model, TestNetworks.Bases(length, 1)));
        var maps = new DeepLiftShapMethod().Attribute(input, options, default)[0];
        var others = model.Forward(new ReferenceSequences(input, options).Of(0, 1).squeeze(0)).mean();
        Assert.Equal((model.Forward(input.OneHot) - others).ToFloats()[0], maps.Observed.Sum(), 1e-5);
        Assert.All(maps.Arrays[0].Values, error => Assert.InRange(error, 0, 1e-5));
    }

    [Fact]
    public void DeepLift_ConstantReferenceMeetsMaxPool_SaysThatMaximaAreTied()
    {
        using var model = TestNetworks.Model(Overlapping, 2);
        var ties = Attribute(new DeepLiftMethod(), new DeepLiftOptions(), model, 2).Checks.Single(check => check.Id == "ties");
        Assert.False(ties.Passed);
        Assert.StartsWith("Layer 2 (MaxPool1d)", ties.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain(Attribute(new DeepLiftShapMethod(), new DeepLiftShapOptions(), model, 2).Checks, check => check.Id == "ties");
    }

    [Fact]
    public void DeepLift_ChangesBelowTheThreshold_NamesTheLayerAtFault()
    {
        using var model = TestNetworks.Model("""
            [{"type":"Conv1d","in_channels":4,"out_channels":8,"kernel_size":5,"bias":false,"prefix":"a"},{"type":"ReLU"},{"type":"Flatten"},
             {"type":"Linear","in_features":208,"out_features":2,"bias":false,"prefix":"b"}]
            """, 2);
        // Sums this small change by less than 1e-6, where the derivative stands in for the ratio.
        var weight = model.Graph!.Parameters[0];
        weight.Bind([.. weight.ToFile().Select(value => value * 1e-8f)], CPU, model.Type);
        var check = Attribute(new DeepLiftShapMethod(), new DeepLiftShapOptions(), model, 3).Checks.Single(check => check.Id == "completeness");
        Assert.Equal((false, "Layer 1 (ReLU)"), (check.Passed, check.Detail));
    }

    [Theory]
    [InlineData("deeplift")]
    [InlineData("deeplift-shap")]
    [InlineData("lrp")]
    [InlineData("guided-backprop")]
    [InlineData("deconvolution")]
    public void Attribute_OutsideTheReceptiveField_IsZero(string method)
    {
        using var model = TestNetworks.Model("""
            [{"type":"Conv1d","in_channels":4,"out_channels":6,"kernel_size":3,"prefix":"a"},{"type":"ReLU"},{"type":"Crop","size":8},
             {"type":"Flatten"},{"type":"Linear","in_features":72,"out_features":2,"prefix":"b"}]
            """, 2);
        var maps = MethodPropertyTests.Attribute(model, method, TestNetworks.Bases(Length, 4));
        for (var position = 0; position < Length; position++)
            if (position is < 8 or >= 22)
                Assert.Equal(0, maps.Observed[position]);
        Assert.True(maps.Observed.Count(value => value != 0) >= 7);
    }

    [Fact]
    public void Shap_FoldedBatchNorm_EqualsUnfolded()
    {
        const string tail = """{"type":"ReLU"},{"type":"MaxPool1d","kernel_size":3},{"type":"Flatten"},{"type":"Linear","in_features":48,"out_features":2,"prefix":"b"}""";
        const string convolution = """{"type":"Conv1d","in_channels":4,"out_channels":6,"kernel_size":5,"prefix":"a"}""";
        using var unfolded = TestNetworks.Model($$"""[{{convolution}},{"type":"BatchNorm1d","num_features":6,"prefix":"n"},{{tail}}]""", 2);
        using var folded = TestNetworks.Model($"[{convolution},{tail}]", 2);
        Fold(unfolded.Graph!, folded.Graph!);
        var expected = Attribute(new DeepLiftShapMethod(), new DeepLiftShapOptions(), unfolded, 3).Matrix!;
        var actual = Attribute(new DeepLiftShapMethod(), new DeepLiftShapOptions(), folded, 3).Matrix!;
        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], 1e-5);
    }

    private static AttributionMaps Attribute<TOptions>(AttributionMethod<TOptions> method, TOptions options, SequenceModel model, int rows)
        where TOptions : class, new()
    {
        using var x = TestNetworks.Encode(model, [.. Enumerable.Range(0, rows).Select(seed => TestNetworks.Bases(Length, seed))]);
        return method.Attribute(new AttributionInput(model, [TestNetworks.Target(model, 1)], x), options, default)[0];
    }

    /// <summary>Gives the batch norm statistics that are not trivial, and the other network the same function without it.</summary>
    private static void Fold(LayerGraph unfolded, LayerGraph folded)
    {
        float[] scale = [0.5f, 2, -1, 1.5f, 0.25f, 3], shift = [0.1f, -0.2f, 0.3f, 0, 0.5f, -0.4f], mean = [0.2f, 0.1f, -0.3f, 0, 0.4f, 0.1f], variance = [1, 4, 0.25f, 2, 1, 0.5f];
        Bind(unfolded, "n.weight", scale);
        Bind(unfolded, "n.bias", shift);
        Bind(unfolded, "n.running_mean", mean);
        Bind(unfolded, "n.running_var", variance);
        var factor = scale.Zip(variance, (weight, spread) => weight / MathF.Sqrt(spread + 1e-5f)).ToArray();
        var weights = Values(unfolded, "a.weight");
        Bind(folded, "a.weight", [.. weights.Select((value, index) => value * factor[index / (weights.Length / 6)])]);
        Bind(folded, "a.bias", [.. Values(unfolded, "a.bias").Select((value, index) => (value - mean[index]) * factor[index] + shift[index])]);
        Bind(folded, "b.weight", Values(unfolded, "b.weight"));
        Bind(folded, "b.bias", Values(unfolded, "b.bias"));
    }

    private static float[] Values(LayerGraph graph, string key) => graph.Parameters.Single(parameter => parameter.Key == key).ToFile();

    private static void Bind(LayerGraph graph, string key, float[] values) =>
        graph.Parameters.Single(parameter => parameter.Key == key).Bind(values, CPU, ScalarType.Float32);
}
