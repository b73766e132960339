namespace CisLens.Inference.Models.Layers.Mutants;

/// <summary>
/// A layer that slides over positions: output position o reads the <paramref name="Span"/> input positions from
/// o * <paramref name="Stride"/> - <paramref name="Padding"/>.
/// </summary>
/// <param name="Span">Input positions from the first to the last that is read.</param>
/// <param name="Stride">Input positions between neighbouring outputs.</param>
/// <param name="Padding">Positions added at the left.</param>
internal readonly record struct Sliding(int Span, int Stride, int Padding)
{
    /// <summary>The outputs that read any position of a stretch; never fewer than one.</summary>
    /// <param name="input">The stretch.</param>
    public Stretch Outputs(Stretch input)
    {
        var first = (int)Math.Ceiling((input.Start + Padding - Span + 1) / (double)Stride);
        var last = (int)Math.Floor((input.Start + input.Width - 1 + Padding) / (double)Stride);
        // Strides wider than the span skip positions; one output, which does not change, keeps the rest of the code simple.
        return new Stretch(first, Math.Max(1, last - first + 1));
    }

    /// <summary>The positions that a stretch of outputs reads.</summary>
    /// <param name="output">The outputs.</param>
    public Stretch Inputs(Stretch output) => new(output.Start * Stride - Padding, (output.Width - 1) * Stride + Span);
}
