using TorchSharp;
using static TorchSharp.torch;

namespace CisLens.Inference.Tests.Torch;

public sealed class DisposeScopeTests
{
    [Fact]
    public void Dispose_Scope_DisposesWhatWasMadeInIt()
    {
        Tensor made;
        using (var scope = NewDisposeScope())
        {
            made = ones(3);
            Assert.Equal(1, scope.DisposablesCount);
            Assert.True(scope.Contains(made));
        }
        Assert.True(made.IsInvalid);
        Assert.ThrowsAny<InvalidOperationException>(() => made.sum());
    }

    [Fact]
    public void MoveToOuterDisposeScope_InnerScope_OutlivesIt()
    {
        using var outer = NewDisposeScope();
        Tensor kept;
        Tensor lost;
        using (NewDisposeScope())
        {
            lost = ones(2);
            kept = (lost + 1).MoveToOuterDisposeScope();
        }
        Assert.True(lost.IsInvalid);
        Assert.Equal(4f, kept.sum().item<float>());
        Assert.True(outer.Contains(kept));
    }

    [Fact]
    public void MoveToOuterDisposeScope_OutermostScope_Detaches()
    {
        Tensor kept;
        using (NewDisposeScope())
            kept = ones(2).MoveToOuterDisposeScope();
        Assert.False(kept.IsInvalid);
        kept.Dispose();
        Assert.True(kept.IsInvalid);
    }

    [Fact]
    public void DetachFromDisposeScope_Tensor_OutlivesAllScopes()
    {
        Tensor kept;
        using (NewDisposeScope())
        using (NewDisposeScope())
            kept = ones(2).DetachFromDisposeScope();
        Assert.False(kept.IsInvalid);
        kept.Dispose();
    }

    [Fact]
    public void MoveToOtherDisposeScope_TensorOfAnotherScope_SharesItsLife()
    {
        using var outer = NewDisposeScope();
        var anchor = ones(1);
        Tensor moved;
        using (NewDisposeScope())
            moved = ones(2).MoveToOtherDisposeScope(anchor);
        Assert.False(moved.IsInvalid);
        Assert.True(outer.Contains(moved));
    }

    [Fact]
    public void DisposeEverythingBut_OneTensor_KeepsIt()
    {
        using var scope = NewDisposeScope();
        var first = ones(1);
        var kept = scope.DisposeEverythingBut(ones(2));
        Assert.True(first.IsInvalid);
        Assert.False(kept.IsInvalid);
    }

    [Fact]
    public void Dispose_Twice_IsHarmless()
    {
        var x = ones(2);
        x.Dispose();
        x.Dispose();
        Assert.True(x.IsInvalid);
    }

    [Fact]
    public void WrappedTensorDisposeScope_Expression_KeepsOnlyTheResult()
    {
        using var scope = NewDisposeScope();
        var result = WrappedTensorDisposeScope(() => (ones(2) + 1) * 3);
        Assert.Equal(12f, result.sum().item<float>());
        Assert.Equal(2, scope.DisposablesCount);
    }

    [Fact]
    public void Statistics_TensorsInAndOutOfScopes_AreCounted()
    {
        var statistics = DisposeScopeManager.Statistics.TensorStatistics;
        statistics.Reset();
        var outside = ones(1);
        using (NewDisposeScope())
            ones(1);
        Assert.Equal(1, statistics.CreatedOutsideScopeCount);
        Assert.Equal(1, statistics.CreatedInScopeCount);
        Assert.Equal(1, statistics.ThreadTotalLiveCount);
        outside.Dispose();
        Assert.Equal(0, statistics.ThreadTotalLiveCount);
    }
}
