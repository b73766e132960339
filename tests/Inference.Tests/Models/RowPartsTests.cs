using System.Collections.Concurrent;
using CisLens.Inference.Models;
using CisLens.Inference.Tests.Torch;
using CisLens.Shared;
using static TorchSharp.torch;

namespace CisLens.Inference.Tests.Models;

/// <summary>The number of threads is that of the process, so nothing else runs meanwhile.</summary>
[Collection(nameof(LeakTests))]
public sealed class RowPartsTests : IDisposable
{
    private const int Length = 30;
    private readonly int _before = get_num_threads();
    private readonly SequenceModel _model = TestNetworks.Model(TestNetworks.Smooth, 3);

    public RowPartsTests() => set_num_threads(2);

    public void Dispose()
    {
        _model.Dispose();
        set_num_threads(_before);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(100)]
    public void Run_CoversEachRowOnceInOrderWithOneThreadAPart(int rows)
    {
        var parts = RowParts.Run(_model, rows, Length, (first, count, _) => (First: first, Count: count, Threads: get_num_threads(), RowParts.Sharing), default);
        Assert.True(parts.Count > 1);
        Assert.Equal(Enumerable.Range(0, rows), parts.SelectMany(part => Enumerable.Range(part.First, part.Count)));
        Assert.All(parts, part => Assert.Equal((1, 2), (part.Threads, part.Sharing)));
        Assert.Equal((2, 1), (get_num_threads(), RowParts.Sharing));
    }

    [Fact]
    public void Run_FewRowsOrOneThread_OnePieceOnTheCallersThread()
    {
        var here = Environment.CurrentManagedThreadId;
        Assert.Equal([(1, here)], RowParts.Run(_model, 1, Length, Seen, default));
        Assert.Equal([(31, here)], RowParts.Run(_model, 31, Length, Seen, default, fewest: 16));
        set_num_threads(1);
        Assert.Equal([(64, here)], RowParts.Run(_model, 64, Length, Seen, default));

        static (int Count, int Thread) Seen(int first, int count, CancellationToken token) => (count, Environment.CurrentManagedThreadId);
    }

    [Fact]
    public void Run_InsideAPart_OnePiece() =>
        Assert.All(RowParts.Run(_model, 8, Length, (_, count, token) => RowParts.Run(_model, count, Length, (_, inner, _) => inner, token), default), inner => Assert.Single(inner));

    [Fact]
    public void Run_OnePartFails_ItsErrorIsThrownAndTheOthersEnd()
    {
        var ended = new ConcurrentBag<bool>();
        var error = Assert.Throws<InputException>(() => RowParts.Run(_model, 2, Length, (first, _, token) =>
        {
            if (first == 0)
                throw new InputException("This row cannot be explained.");
            ended.Add(token.WaitHandle.WaitOne(Patience.Limit));
            token.ThrowIfCancellationRequested();
            return 0;
        }, default));
        Assert.Equal("This row cannot be explained.", error.Message);
        Assert.All(ended, Assert.True);
    }

    [Fact]
    public void Run_Cancelled_Throws()
    {
        using var source = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => RowParts.Run(_model, 8, Length, (_, _, token) =>
        {
            source.Cancel();
            token.ThrowIfCancellationRequested();
            return 0;
        }, source.Token));
    }
}
