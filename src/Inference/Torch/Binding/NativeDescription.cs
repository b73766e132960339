using System.Runtime.InteropServices;

namespace TorchSharp.Binding;

/// <summary>Shape, type and place of a tensor in the layout of native/cislens_torch.cpp.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct NativeDescription
{
    public long* Sizes;
    public long* Strides;
    public long Elements;
    public int Dimensions;
    public int Type;
    public int DeviceType;
    public int DeviceIndex;
    public int RequiresGrad;
    public int IsLeaf;
    public int IsContiguous;
    public int ElementSize;
}
