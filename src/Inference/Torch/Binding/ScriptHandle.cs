using System.Runtime.InteropServices;

namespace TorchSharp.Binding;

/// <summary>Owns a TorchScript module.</summary>
internal sealed class ScriptHandle : SafeHandle
{
    /// <summary>Takes over the module.</summary>
    public ScriptHandle(nint module)
        : base(0, ownsHandle: true) => SetHandle(module);

    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        Native.torch_jit_free(handle);
        return true;
    }
}
