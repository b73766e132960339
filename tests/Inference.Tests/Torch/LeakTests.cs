using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace CisLens.Inference.Tests.Torch;

// The counter covers the whole process, so nothing else may run meanwhile.
[CollectionDefinition(nameof(LeakTests), DisableParallelization = true)]
[Collection(nameof(LeakTests))]
public sealed class LeakTests
{
    [Fact]
    public void Operations_AThousandMixedOnes_LeaveNoHandle()
    {
        Settle();
        var before = Tensor.TotalCount;
        for (var round = 0; round < 100; round++)
            Mixed(fail: false);
        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void Operations_ThatThrow_LeaveNoHandle()
    {
        Settle();
        var before = Tensor.TotalCount;
        for (var round = 0; round < 100; round++)
            Assert.Throws<ExternalException>(() => Mixed(fail: true));
        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void Tensors_ThatNobodyDisposes_AreCollected()
    {
        Settle();
        var before = Tensor.TotalCount;
        MakeGarbage();
        Assert.True(Tensor.TotalCount >= before + 50);
        Settle();
        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void Memory_OfAThousandLargeTensors_IsGivenBack()
    {
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        Large(10);
        process.Refresh();
        var before = process.WorkingSet64;
        Large(1000);
        process.Refresh();
        Assert.True(
            process.WorkingSet64 - before < 200_000_000,
            $"the process grew by {(process.WorkingSet64 - before) / 1_000_000} MB; the tensors had 4,000 MB in all");
    }

    private static void Mixed(bool fail)
    {
        using var scope = NewDisposeScope();
        var x = randn([2, 4, 20], requires_grad: true);
        var hidden = F.conv1d(x, randn(3, 4, 5), zeros(3));
        var (values, indices) = F.max_pool1d_with_indices(F.relu(hidden), 4);
        var parts = values.split([1, 2], 1);
        var joined = cat([parts[0], parts[1]], 1);
        var picked = joined[.., 0..2, TensorIndex.Tensor(tensor(new long[] { 0, 1 }))];
        joined.detach().mul_(2).add_(1).index_put_(0, 0);
        autograd.grad([picked.sum()], [x], create_graph: true)[0].square().sum().item<float>();
        indices.to(float32).sum();
        if (fail)
            joined.matmul(ones(17, 17));
    }

    private static void MakeGarbage()
    {
        for (var i = 0; i < 50; i++)
            ones(10).DetachFromDisposeScope();
    }

    private static void Large(int count)
    {
        for (var i = 0; i < count; i++)
        {
            using var scope = NewDisposeScope();
            ones(1_000_000).add(1).sum().item<float>();
        }
    }

    private static void Settle()
    {
        for (var i = 0; i < 2; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }
}
