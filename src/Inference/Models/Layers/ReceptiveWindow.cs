namespace CisLens.Inference.Models.Layers;

/// <summary>
/// Which input positions a position of a layer's output depends on: output position p sees the input positions from
/// p * <paramref name="Stride"/> + <paramref name="Offset"/>, <paramref name="Size"/> of them.
/// </summary>
/// <param name="Size">Number of input positions; the receptive field.</param>
/// <param name="Stride">Input positions between neighbouring output positions.</param>
/// <param name="Offset">First input position seen by output position 0; negative where the input is padded.</param>
public readonly record struct ReceptiveWindow(int Size, int Stride, int Offset)
{
    /// <summary>Every output position sees the input position of the same number.</summary>
    public static ReceptiveWindow Identity { get; } = new(1, 1, 0);

    /// <summary>The window of a layer whose windows (on this layer's output) are given.</summary>
    /// <param name="next">The window of the following layer on this one's output.</param>
    public ReceptiveWindow Then(ReceptiveWindow next) =>
        new(Size + (next.Size - 1) * Stride, Stride * next.Stride, Offset + next.Offset * Stride);

    /// <summary>The smallest window that covers both; null when either covers everything or the strides differ.</summary>
    public static ReceptiveWindow? Union(ReceptiveWindow? left, ReceptiveWindow? right)
    {
        if (left is not { } first || right is not { } second || first.Stride != second.Stride)
            return null;
        var offset = Math.Min(first.Offset, second.Offset);
        var end = Math.Max(first.Offset + first.Size, second.Offset + second.Size);
        return new ReceptiveWindow(end - offset, first.Stride, offset);
    }
}
