namespace CisLens.Inference.Motifs.Logos;

/// <summary>
/// A sequence logo before it is drawn: how tall each letter is, and the range of the y axis. Letters above zero are stacked
/// upwards, those below zero downwards, the largest farthest from zero.
/// </summary>
public sealed class Logo
{
    /// <summary>The largest information of a position, in bits.</summary>
    public const double MostBits = 2;

    private readonly double[] _heights;

    private Logo(double[] heights, double low, double high, string unit) => (_heights, Low, High, Unit) = (heights, low, high, unit);

    /// <summary>Number of positions.</summary>
    public int Width => _heights.Length / MotifMatrix.Letters;

    /// <summary>Lower end of the y axis; 0 or below.</summary>
    public double Low { get; private init; }

    /// <summary>Upper end of the y axis; 0 or above.</summary>
    public double High { get; private init; }

    /// <summary>What is written at the y axis, e.g. <c>bits</c>.</summary>
    public string Unit { get; }

    /// <summary>The height of a letter, in the unit.</summary>
    public double this[int position, int letter] => _heights[(position * MotifMatrix.Letters) + letter];

    /// <summary>
    /// Letters as tall as probability x information against the uniform background, 0 to 2 bits, without small-sample
    /// correction, as the MEME Suite draws them.
    /// </summary>
    public static Logo Of(Ppm ppm)
    {
        ArgumentNullException.ThrowIfNull(ppm);
        var heights = new double[ppm.Values.Length];
        for (var position = 0; position < ppm.Width; position++)
        {
            var bits = Math.Max(0, ppm.Information(position, Background.Uniform));
            for (var letter = 0; letter < MotifMatrix.Letters; letter++)
                heights[(position * MotifMatrix.Letters) + letter] = ppm[position, letter] * bits;
        }

        return new Logo(heights, 0, MostBits, "bits");
    }

    /// <summary>Letters as tall as their numbers, of both signs: contributions, or weights.</summary>
    /// <param name="matrix">E.g. a <see cref="Cwm"/>.</param>
    /// <param name="unit">What is written at the y axis.</param>
    public static Logo Of(MotifMatrix matrix, string unit)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        var heights = matrix.Values.ToArray();
        var (low, high) = (0.0, 0.0);
        for (var position = 0; position < matrix.Width; position++)
        {
            var (below, above) = (0.0, 0.0);
            foreach (var value in matrix.Column(position))
            {
                below += Math.Min(0, value);
                above += Math.Max(0, value);
            }

            (low, high) = (Math.Min(low, below), Math.Max(high, above));
        }

        return new Logo(heights, low, high, unit);
    }

    /// <summary>The other strand, with the same y axis.</summary>
    public Logo ReverseComplement()
    {
        var reversed = (double[])_heights.Clone();
        Array.Reverse(reversed);
        return new Logo(reversed, Low, High, Unit);
    }

    /// <summary>Some positions, with the same y axis.</summary>
    public Logo Slice(int start, int width) =>
        new(_heights.AsSpan(start * MotifMatrix.Letters, width * MotifMatrix.Letters).ToArray(), Low, High, Unit);

    /// <summary>The same letters on a y axis that also holds another range, so that logos can be compared.</summary>
    public Logo On(double low, double high) => new(_heights, Math.Min(Low, low), Math.Max(High, high), Unit);
}
