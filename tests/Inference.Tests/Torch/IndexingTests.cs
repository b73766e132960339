using TorchSharp;
using static TorchSharp.torch;

namespace CisLens.Inference.Tests.Torch;

public sealed class IndexingTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();
    private readonly Tensor _x = arange(24).reshape(2, 3, 4);

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void Index_PositionsAndRanges_SelectElements()
    {
        Assert.Equal(23L, _x[1, 2, 3].item<long>());
        Assert.Equal([4L, 5, 6, 7], Values(_x[0, 1]));
        Assert.Equal([2L, 4], _x[.., 0].shape);
        Assert.Equal([1L, 2, 5, 6, 9, 10], Values(_x[0, .., 1..3]));
        Assert.Equal([3L, 7, 11], Values(_x[0, .., ^1]));
        Assert.Equal([2L, 3], _x[TensorIndex.Ellipsis, 2].shape);
        Assert.Equal([2L, 1, 3, 4], _x[.., TensorIndex.None].shape);
        Assert.Equal([0L, 2], Values(_x[0, 0, TensorIndex.Slice(step: 2)]));
    }

    [Fact]
    public void Index_TensorOfPositions_Gathers()
    {
        var rows = tensor(new long[] { 2, 0 });
        Assert.Equal([2L, 2, 4], _x[.., TensorIndex.Tensor(rows)].shape);
        Assert.Equal([9L, 1], Values(_x[0, TensorIndex.Tensor(rows), 1]));
        Assert.Equal([12L, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23], Values(_x.index(tensor(new long[] { 1 }))));
        Assert.Equal([20L, 21, 22, 23], Values(_x.masked_select(_x.ge(20))));
    }

    [Fact]
    public void Assign_Index_ChangesTheTensor()
    {
        _x[0, 0] = tensor(-1L);
        Assert.Equal(-4L, _x[0, 0].sum().item<long>());
        _x[1, .., 0..2] = zeros([3, 2], int64);
        Assert.Equal([0L, 0, 14, 15], Values(_x[1, 0]));
        _x[0, TensorIndex.Tensor(tensor(new long[] { 1, 2 })), 0] = tensor(new long[] { 100, 200 });
        Assert.Equal([100L, 200], Values(_x[0, 1..3, 0]));
        _x.index_put_(7, 1, 2);
        Assert.Equal([7L, 7, 7, 7], Values(_x[1, 2]));
    }

    [Fact]
    public void ShapeOperations_KnownTensor_MoveElements()
    {
        Assert.Equal([4L, 3, 2], _x.permute(2, 1, 0).shape);
        Assert.Equal([2L, 12], _x.flatten(1).shape);
        Assert.Equal([1L, 2, 3, 4], _x.unsqueeze(0).shape);
        Assert.Equal([4L, 5], Values(_x.narrow(1, 1, 1).slice(2, 0, 2, 1)[0, 0]));
        Assert.Equal([3L, 2, 1, 0], Values(_x[0, 0].flip(0)));
        Assert.Equal([3L, 0, 1, 2], Values(_x[0, 0].roll(1, 0)));
        Assert.Equal([0L, 1, 1, 2, 2, 3], Values(_x[0, 0].unfold(0, 2, 1).flatten()));
        Assert.Equal([5L, 4], expand(4).shape);
        Assert.Equal([2L, 6, 4], cat([_x, _x], 1).shape);
        Assert.Equal([2L, 2, 3, 4], stack([_x, _x], 0).shape);
        Assert.Equal([1L, 2L], _x.split([1, 2], 1).Select(part => part.shape[1]));
        Assert.Equal(3, _x.unbind(1).Length);
        Tensor expand(long length) => zeros(1, length).expand(5, length);
    }

    [Fact]
    public void GatherAndScatter_KnownPositions_Agree()
    {
        var positions = tensor(new long[] { 3, 0 }, [1, 2]);
        Assert.Equal([3L, 0], Values(_x[0].gather(1, positions)));
        var counted = zeros([1, 4], int64).scatter_add_(1, tensor(new long[] { 1, 1, 3 }, [1, 3]), ones([1, 3], int64));
        Assert.Equal([0L, 2, 0, 1], Values(counted));
        Assert.Equal([8L, 9, 10, 11], Values(_x[0].index_select(0, tensor(new long[] { 2 }))));
    }

    [Fact]
    public void Where_Condition_Chooses() =>
        Assert.Equal([0L, 0, 2, 3], Values(where(_x[0, 0] > 1, _x[0, 0], zeros(4, int64))));

    private static long[] Values(Tensor x) => x.data<long>().ToArray();
}
