using CisLens.Inference.Sequences;

namespace CisLens.Inference.Attribution.Windows;

/// <summary>Replaces a window by one value of all channels.</summary>
/// <param name="fill"><see cref="ChangedSequences.Zeros"/> or <see cref="ChangedSequences.Uniform"/>.</param>
internal sealed class FixedChange(byte fill) : WindowChange(1)
{
    public override void Apply(int row, int draw, int start, Span<byte> window)
    {
        foreach (ref var code in window)
            code = code == Bases.Unknown ? code : fill;
    }
}
