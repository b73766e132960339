namespace TorchSharp;

/// <summary>The stack of dispose scopes of one thread.</summary>
public class DisposeScopeManager
{
    [ThreadStatic]
    private static DisposeScopeManager? _ofThread;

    /// <summary>What was created and disposed on this thread.</summary>
    public static ThreadDisposeScopeStatistics Statistics => OfThread.ThreadStatistics;

    internal static DisposeScopeManager OfThread => _ofThread ??= new DisposeScopeManager();

    internal ThreadDisposeScopeStatistics ThreadStatistics { get; } = new();

    internal LifetimeStatistics TensorStatistics => ThreadStatistics.TensorStatistics;

    /// <summary>The innermost scope.</summary>
    internal DisposeScope? Current { get; private set; }

    internal DisposeScope Open() => Current = new DisposeScope(this);

    /// <summary>Puts a new tensor under the innermost scope.</summary>
    internal void Register(torch.Tensor tensor)
    {
        if (Current is null)
        {
            TensorStatistics.CreatedOutsideScopeCount++;
            return;
        }
        TensorStatistics.CreatedInScopeCount++;
        Current.Add(tensor);
    }

    /// <summary>Counts a tensor that is about to be disposed.</summary>
    internal void CountDisposal(torch.Tensor tensor)
    {
        if (tensor.OwningDisposeScope is null)
            TensorStatistics.DisposedOutsideScopeCount++;
        else
            TensorStatistics.DisposedInScopeCount++;
    }

    /// <summary>Takes a scope out of the stack, also when it is not the innermost one.</summary>
    internal void Remove(DisposeScope scope)
    {
        if (Current == scope)
        {
            Current = scope.Outer;
            return;
        }
        for (var inner = Current; inner is not null; inner = inner.Outer)
        {
            if (inner.Outer == scope)
                inner.Outer = scope.Outer;
        }
    }
}
