using CisLens.Inference.Training;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace CisLens.Inference.Tests.Training;

public sealed class MaskedLossTests
{
    [Fact]
    public void Of_UnknownLabels_CountsOnlyTheKnown()
    {
        using var scope = NewDisposeScope();
        var logits = tensor(new[] { 2f, -1f, 0.5f, 100f }, [2, 2]);
        var labels = tensor(new[] { 1f, 0f, 0f, 0f }, [2, 2]);
        var known = tensor(new[] { 1f, 1f, 1f, 0f }, [2, 2]);

        var loss = MaskedLoss.Of(logits, labels, known).item<float>();

        double expected = (Math.Log(1 + Math.Exp(-2)) + Math.Log(1 + Math.Exp(-1)) + Math.Log(1 + Math.Exp(0.5))) / 3;
        Assert.Equal(expected, loss, 5);
    }
}
