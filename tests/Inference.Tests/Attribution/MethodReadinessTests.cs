using CisLens.Inference.Attribution;
using CisLens.Inference.Tests.Models;

namespace CisLens.Inference.Tests.Attribution;

public sealed class MethodReadinessTests
{
    private const string WithSoftmax = """[{"type":"Conv1d","in_channels":4,"out_channels":3,"kernel_size":5,"prefix":"a"},{"type":"ReLU"},{"type":"GlobalMaxPool1d"},{"type":"Softmax"}]""";

    private const string Recurrent = """
        [{"type":"Conv1d","in_channels":4,"out_channels":6,"kernel_size":5,"prefix":"a"},{"type":"ReLU"},{"type":"BidirectionalLstm","input_size":6,"units":2},
         {"type":"SelfAttention","size":4,"heads":2,"prefix":"att"},{"type":"GlobalAvgPool1d"},{"type":"Linear","in_features":4,"out_features":3,"prefix":"b"}]
        """;

    [Fact]
    public void Readiness_EveryMethod_GivesAReason()
    {
        using var graph = TestNetworks.Graph(TestNetworks.Smooth);
        foreach (var method in AttributionCatalogue.All)
            foreach (var layers in new[] { graph, null })
                Assert.EndsWith(".", method.Readiness(layers, 30).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("saliency", MethodVerdict.Exact)]
    [InlineData("ism", MethodVerdict.Exact)]
    [InlineData("occlusion", MethodVerdict.Exact)]
    [InlineData("integrated-gradients", MethodVerdict.Approximate)]
    [InlineData("lrp", MethodVerdict.Impossible)]
    [InlineData("deeplift-shap", MethodVerdict.Impossible)]
    [InlineData("grad-cam", MethodVerdict.Impossible)]
    public void Readiness_Program_OnlyMethodsThatNeedLayersAreImpossible(string method, MethodVerdict verdict) =>
        Assert.Equal(verdict, AttributionCatalogue.Get(method).Readiness(null, 30).Verdict);

    [Fact]
    public void Readiness_LayerWithoutRule_IsNamed()
    {
        using var graph = TestNetworks.Graph(WithSoftmax);
        Assert.Equal(new MethodReadiness(MethodVerdict.Impossible, "LRP has no rule for Layer 3 (Softmax)."), AttributionCatalogue.Get("lrp").Readiness(graph, 30));
        Assert.Equal(MethodVerdict.Exact, AttributionCatalogue.Get("deeplift-shap").Readiness(graph, 30).Verdict);
    }

    [Fact]
    public void Readiness_OfPisa_NeedsOutputPositions()
    {
        using var graph = TestNetworks.Graph(TestNetworks.Smooth);
        using var profile = TestNetworks.Graph("""[{"type":"Conv1d","in_channels":4,"out_channels":3,"kernel_size":5,"prefix":"a"}]""");
        Assert.Equal(MethodReadiness.NoPositions, AttributionCatalogue.Get("pisa").Readiness(graph, 30));
        Assert.Equal(MethodVerdict.Exact, AttributionCatalogue.Get("pisa").Readiness(profile, 30).Verdict);
    }

    [Theory]
    [InlineData(200, MethodVerdict.Exact)]
    [InlineData(201, MethodVerdict.Approximate)]
    public void Readiness_OfKernelShap_DependsOnTheNumberOfWindows(int length, MethodVerdict verdict) =>
        Assert.Equal(verdict, AttributionCatalogue.Get("kernel-shap").Readiness(null, length).Verdict);

    [Theory]
    [InlineData("lrp", Recurrent)]
    [InlineData("deeplift-shap", Recurrent)]
    [InlineData("lrp", WithSoftmax)]
    [InlineData("deeplift-shap", WithSoftmax)]
    [InlineData("deeplift-shap", TestNetworks.Smooth)]
    [InlineData("lrp", TestNetworks.Smooth)]
    public void Readiness_SaysWhatHappensWhenTheMethodIsRun(string id, string layers)
    {
        using var model = TestNetworks.Model(layers, 3);
        var method = AttributionCatalogue.Get(id);
        using var x = TestNetworks.Encode(model, TestNetworks.Bases(30, 1));
        var options = AttributionCatalogue.Options(new() { Method = id });
        var refusal = Record.Exception(() => method.Attribute(new AttributionInput(model, [TestNetworks.Target(model, 1)], x), options, default));
        Assert.Equal(method.Readiness(model.Graph, 30).Verdict == MethodVerdict.Impossible, refusal is CisLens.Shared.InputException);
    }
}
