using System.Runtime.InteropServices;
using TorchSharp.Binding;

namespace TorchSharp;

/// <content>Scopes, threads, seeds, version.</content>
public static partial class torch
{
    /// <summary>The version of libtorch.</summary>
    public static string __version__ => Marshal.PtrToStringUTF8(Native.torch_version()) ?? "";

    /// <summary>Opens a scope on this thread: what is created until it is disposed is disposed with it.</summary>
    public static DisposeScope NewDisposeScope() => DisposeScopeManager.OfThread.Open();

    /// <summary>Runs an expression in a scope of its own and moves the result to the scope around it.</summary>
    public static Tensor WrappedTensorDisposeScope(Func<Tensor> expr)
    {
        using var scope = NewDisposeScope();
        return expr().MoveToOuterDisposeScope();
    }

    /// <summary>Threads that one operator may use.</summary>
    public static int get_num_threads() => Native.torch_threads();

    public static void set_num_threads(int num) => Native.Check(Native.torch_set_threads(num));

    public static int get_num_interop_threads() => Native.torch_interop_threads();

    /// <summary>May be called once, before the first parallel work.</summary>
    public static void set_num_interop_threads(int num) => Native.Check(Native.torch_set_interop_threads(num));

    /// <summary>Seeds the random generators of all devices.</summary>
    public static void manual_seed(long seed) => Native.Check(Native.torch_seed(seed));

    /// <summary>The random generators.</summary>
    public static partial class random
    {
        public static void manual_seed(long seed) => torch.manual_seed(seed);
    }
}
