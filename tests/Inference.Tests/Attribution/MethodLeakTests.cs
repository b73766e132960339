using CisLens.Inference.Attribution;
using CisLens.Inference.Models;
using CisLens.Inference.Prediction;
using CisLens.Inference.Tests.Models;
using CisLens.Inference.Tests.Torch;
using CisLens.Shared;
using static TorchSharp.torch;

namespace CisLens.Inference.Tests.Attribution;

/// <summary>The number of live tensors is that of the whole process, so nothing else runs meanwhile.</summary>
[Collection(nameof(LeakTests))]
public sealed class MethodLeakTests
{
    public static TheoryData<string> Methods() => [.. AttributionCatalogue.All.Where(method => !method.Info.NeedsPositions).Select(method => method.Info.Id)];

    [Theory]
    [MemberData(nameof(Methods))]
    public void Attribute_ManyTimes_LeavesNoTensor(string method)
    {
        Settle();
        var before = Tensor.TotalCount;
        using (var model = TestNetworks.Model(TestNetworks.Smooth, 3, change: card => card with { Channels = "AGCT", Strands = StrandRule.Mean }))
        {
            MethodPropertyTests.Attribute(model, method, TestNetworks.Bases(30, 1));
            var loaded = Tensor.TotalCount;
            for (var i = 0; i < 10; i++)
                MethodPropertyTests.Attribute(model, method, TestNetworks.Bases(30, i));
            Assert.Equal(loaded, Tensor.TotalCount);
        }
        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void Predict_ThatFails_LeavesNoTensor()
    {
        Settle();
        using var model = TestNetworks.Model(TestNetworks.Smooth, 2);
        var before = Tensor.TotalCount;
        for (var i = 0; i < 10; i++)
        {
            using var x = TestNetworks.Encode(model, TestNetworks.Bases(30, i));
            Assert.Throws<InputException>(() => Predictor.Predict(model, x, null, default));
        }
        Assert.Equal(before, Tensor.TotalCount);
    }

    private static void Settle()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }
}
