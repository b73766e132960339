namespace TorchSharp.Modules;

/// <summary>A tensor that a network has learnt.</summary>
public sealed class Parameter : torch.Tensor
{
    internal Parameter(nint pointer)
        : base(pointer)
    {
    }
}
