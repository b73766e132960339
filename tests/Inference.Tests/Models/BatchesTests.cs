using System.Runtime.InteropServices;
using CisLens.Inference.Models;
using CisLens.Shared;

namespace CisLens.Inference.Tests.Models;

public sealed class BatchesTests
{
    [Fact]
    public void Run_OutOfMemory_HalvesAndDoesEveryRowOnce()
    {
        var done = new List<(long, int)>();
        Batches.Run(11, 8, (start, count) =>
        {
            if (count > 2)
                throw new NativeFailure("out of memory");
            done.Add((start, count));
        }, default);
        Assert.Equal([(0, 2), (2, 2), (4, 2), (6, 2), (8, 2), (10, 1)], done);
    }

    [Fact]
    public void Run_OneRowTooLarge_SaysSo()
    {
        var error = Assert.Throws<InputException>(() => Batches.Run(4, 4, (_, _) => throw new NativeFailure("DefaultCPUAllocator: can't allocate memory"), default));
        Assert.StartsWith("Memory does not suffice for a single sequence", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_OtherError_IsNotHidden() =>
        Assert.Throws<NativeFailure>(() => Batches.Run(4, 4, (_, _) => throw new NativeFailure("shapes differ"), default));

    [Fact]
    public void Run_Cancelled_StopsBeforeTheNextBatch()
    {
        using var source = new CancellationTokenSource();
        var batches = 0;
        Assert.Throws<OperationCanceledException>(() => Batches.Run(10, 2, (_, _) =>
        {
            batches++;
            source.Cancel();
        }, source.Token));
        Assert.Equal(1, batches);
    }

    private sealed class NativeFailure(string message) : ExternalException(message);
}
