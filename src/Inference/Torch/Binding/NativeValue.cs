using System.Runtime.InteropServices;

namespace TorchSharp.Binding;

/// <summary>One argument or result in the layout of native/cislens_torch.cpp.</summary>
[StructLayout(LayoutKind.Explicit, Size = 16)]
internal struct NativeValue
{
    /// <summary>What the value is.</summary>
    [FieldOffset(0)]
    public Kind Kind;

    /// <summary>Length of a list or text, or the number of members that follow a group.</summary>
    [FieldOffset(4)]
    public int Count;

    /// <summary>The integer, boolean or packed device.</summary>
    [FieldOffset(8)]
    public long Integer;

    /// <summary>The floating-point number.</summary>
    [FieldOffset(8)]
    public double Number;

    /// <summary>The tensor handle, list or text.</summary>
    [FieldOffset(8)]
    public nint Pointer;
}
