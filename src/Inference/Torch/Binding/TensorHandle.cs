using System.Runtime.InteropServices;

namespace TorchSharp.Binding;

/// <summary>Owns one counted reference to a libtorch tensor; the undefined tensor is an invalid handle.</summary>
internal sealed class TensorHandle : SafeHandle
{
    private static long _live;
    private static long _peak;

    /// <summary>Takes over the reference.</summary>
    public TensorHandle(nint tensor)
        : base(0, ownsHandle: true)
    {
        SetHandle(tensor);
        if (tensor == 0)
            return;
        var live = Interlocked.Increment(ref _live);
        var peak = Interlocked.Read(ref _peak);
        while (live > peak && Interlocked.CompareExchange(ref _peak, live, peak) is var seen && seen != peak)
            peak = seen;
    }

    /// <summary>Handles that are not released yet, in all threads.</summary>
    public static long Live => Interlocked.Read(ref _live);

    /// <summary>The largest number of handles that were live at a time.</summary>
    public static long Peak => Interlocked.Read(ref _peak);

    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        Interlocked.Decrement(ref _live);
        Native.torch_free(handle);
        return true;
    }
}
