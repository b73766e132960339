namespace CisLens.Inference.Motifs;

/// <summary>
/// What motif discovery works on: bases and hypothetical contributions of equally long rows. The contribution of a position is
/// the hypothetical contribution of the base that is there; a position without a known base contributes 0.
/// </summary>
public sealed class ContributionSet
{
    /// <summary>Channel of a position whose base is not known.</summary>
    public const sbyte Unknown = -1;

    private readonly sbyte[] _bases;
    private readonly float[] _hypothetical;

    /// <summary>Takes the arrays over.</summary>
    /// <param name="length">Positions of a row.</param>
    /// <param name="bases">[rows x length], 0 to 3 for A C G T and <see cref="Unknown"/>.</param>
    /// <param name="hypothetical">[rows x 4 x length], in the unit of the target.</param>
    /// <exception cref="ArgumentException">The sizes do not fit together.</exception>
    public ContributionSet(int length, sbyte[] bases, float[] hypothetical)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length);
        ArgumentNullException.ThrowIfNull(bases);
        ArgumentNullException.ThrowIfNull(hypothetical);
        if (bases.Length % length != 0 || hypothetical.LongLength != 4L * bases.Length)
            throw new ArgumentException($"{bases.Length} bases and {hypothetical.LongLength} contributions are not rows of {length} positions with four contributions each.");
        (Length, _bases, _hypothetical) = (length, bases, hypothetical);
    }

    /// <summary>Number of rows.</summary>
    public int Rows => _bases.Length / Length;

    /// <summary>Positions of a row.</summary>
    public int Length { get; }

    /// <summary>The bases of a row, [length].</summary>
    public ReadOnlySpan<sbyte> Bases(int row) => _bases.AsSpan(row * Length, Length);

    /// <summary>The hypothetical contributions of a letter along a row, [length].</summary>
    public ReadOnlySpan<float> Hypothetical(int row, int letter) => _hypothetical.AsSpan(((row * 4) + letter) * Length, Length);

    /// <summary>The contribution of the base at a position.</summary>
    public float Contribution(int row, int position) =>
        _bases[(row * Length) + position] is >= 0 and var letter ? _hypothetical[(((row * 4) + letter) * Length) + position] : 0;
}
