using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace CisLens.Inference.Tests.Torch;

public sealed class ErrorTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void Conv1d_WrongChannels_SaysSoInOneLine()
    {
        var error = Assert.Throws<ExternalException>(() => F.conv1d(ones(2, 4, 10), ones(8, 5, 3)));
        Assert.Contains("expected input[2, 4, 10] to have 5 channels, but got 4 channels", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
        Assert.DoesNotContain(".cpp", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Matmul_WrongShapes_NamesThem()
    {
        var error = Assert.Throws<ExternalException>(() => ones(2, 3).matmul(ones(2, 3)));
        Assert.Contains("(2x3 and 2x3)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Grad_OfNumberWithoutGraph_Throws()
    {
        var error = Assert.Throws<ExternalException>(() => autograd.grad([ones(1)], [ones(1)]));
        Assert.Contains("does not require grad", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void InPlace_OnLeafThatNeedsGradient_Throws() =>
        Assert.Throws<ExternalException>(() => ones([2], requires_grad: true).add_(1));

    [Fact]
    public void Device_UnknownKind_Throws() => Assert.Throws<ArgumentException>(() => new Device("tpu"));

    [SkippableFact]
    public void Device_CudaWithoutGpu_Throws()
    {
        Skip.If(cuda.is_available(), "this machine has a GPU");
        Assert.Throws<InvalidOperationException>(() => device("cuda:0"));
        Assert.Throws<InvalidOperationException>(() => ones(2).to(new Device("cuda:0")));
        Assert.Throws<ExternalException>(() => ones([2], device: new Device("cuda:0")));
    }

    [Fact]
    public void JitLoad_MissingFile_NamesIt()
    {
        var error = Assert.Throws<FileNotFoundException>(() => jit.load("/nowhere/model.pt"));
        Assert.Contains("/nowhere/model.pt", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void JitLoad_NotTorchScript_Throws()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, "this is no TorchScript");
            var error = Assert.Throws<ExternalException>(() => jit.load(path));
            Assert.DoesNotContain('\n', error.Message);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
