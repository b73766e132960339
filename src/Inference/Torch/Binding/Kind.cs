namespace TorchSharp.Binding;

/// <summary>What a value that crosses the border is; the same numbers stand in native/cislens_torch.cpp.</summary>
internal enum Kind
{
    None,
    Tensor,
    Integer,
    Number,
    Boolean,
    Integers,
    Tensors,
    Text,
    Numbers,
    Device,
    Group,
}
