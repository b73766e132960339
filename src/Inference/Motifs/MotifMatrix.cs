namespace CisLens.Inference.Motifs;

/// <summary>
/// A motif as a matrix, [width, 4], letters A C G T (or U). What the numbers mean is said by the type: counts
/// (<see cref="Pfm"/>), probabilities (<see cref="Ppm"/>), log-odds (<see cref="Pwm"/>) or contributions (<see cref="Cwm"/>).
/// Immutable.
/// </summary>
public abstract class MotifMatrix
{
    /// <summary>Letters of a column.</summary>
    public const int Letters = 4;

    private readonly double[] _values;

    /// <summary>Takes the numbers over; the caller keeps no hold on them.</summary>
    /// <param name="values">[width x 4], the letters of a position side by side.</param>
    /// <exception cref="ArgumentException">The numbers are none, not a multiple of four, or not finite.</exception>
    protected MotifMatrix(double[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Length == 0 || values.Length % Letters != 0)
            throw new ArgumentException($"A motif has four numbers a position and at least one position, not {values.Length} numbers.", nameof(values));
        if (!values.All(double.IsFinite))
            throw new ArgumentException("A motif has finite numbers only.", nameof(values));
        _values = values;
    }

    /// <summary>Number of positions.</summary>
    public int Width => _values.Length / Letters;

    /// <summary>All numbers, the four letters of a position side by side.</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <summary>The number of a letter at a position, both counted from 0.</summary>
    public double this[int position, int letter] => _values[(position * Letters) + letter];

    /// <summary>The four numbers of a position.</summary>
    public ReadOnlySpan<double> Column(int position) => _values.AsSpan(position * Letters, Letters);

    /// <summary>The numbers of the other strand: positions and letters both turned round (A C G T is its own complement backwards).</summary>
    protected double[] Reversed()
    {
        var reversed = (double[])_values.Clone();
        Array.Reverse(reversed);
        return reversed;
    }

    /// <summary>The numbers of some positions.</summary>
    /// <param name="start">First position.</param>
    /// <param name="width">How many.</param>
    protected double[] Part(int start, int width) => _values.AsSpan(start * Letters, width * Letters).ToArray();
}
