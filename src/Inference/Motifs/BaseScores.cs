namespace CisLens.Inference.Motifs;

/// <summary>
/// Bases and one score a base of equally long rows: what remains of a map when only the base that is there counts. A position
/// without a known base takes part in nothing; rows of unequal length are padded with such positions.
/// </summary>
public sealed class BaseScores
{
    private readonly sbyte[] _bases;
    private readonly float[] _scores;

    /// <summary>Takes the arrays over.</summary>
    /// <param name="length">Positions of a row.</param>
    /// <param name="bases">[rows x length], 0 to 3 for A C G T and <see cref="ContributionSet.Unknown"/>.</param>
    /// <param name="scores">[rows x length], in the unit of the target.</param>
    /// <exception cref="ArgumentException">The sizes do not fit together.</exception>
    public BaseScores(int length, sbyte[] bases, float[] scores)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length);
        ArgumentNullException.ThrowIfNull(bases);
        ArgumentNullException.ThrowIfNull(scores);
        if (bases.Length % length != 0 || scores.Length != bases.Length)
            throw new ArgumentException($"{bases.Length} bases and {scores.Length} scores are not rows of {length} positions with one score each.");
        (Length, _bases, _scores) = (length, bases, scores);
    }

    /// <summary>Number of rows.</summary>
    public int Rows => _bases.Length / Length;

    /// <summary>Positions of a row.</summary>
    public int Length { get; }

    /// <summary>The bases of a row, [length].</summary>
    public ReadOnlySpan<sbyte> Bases(int row) => _bases.AsSpan(row * Length, Length);

    /// <summary>The scores of a row, [length]; those of unknown bases mean nothing.</summary>
    public ReadOnlySpan<float> Scores(int row) => _scores.AsSpan(row * Length, Length);

    /// <summary>The contributions of the bases that are there.</summary>
    /// <param name="set">Bases and hypothetical contributions.</param>
    public static BaseScores Of(ContributionSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        var bases = new sbyte[set.Rows * set.Length];
        var scores = new float[bases.Length];
        for (var row = 0; row < set.Rows; row++)
        {
            set.Bases(row).CopyTo(bases.AsSpan(row * set.Length));
            for (var position = 0; position < set.Length; position++)
                scores[(row * set.Length) + position] = set.Contribution(row, position);
        }
        return new BaseScores(set.Length, bases, scores);
    }

    /// <summary>The part of a row from its first to its last known base: start and end (excluded); both 0 where none is known.</summary>
    public (int Start, int End) Extent(int row)
    {
        var bases = Bases(row);
        var start = bases.IndexOfAnyExcept(ContributionSet.Unknown);
        return start < 0 ? (0, 0) : (start, bases.LastIndexOfAnyExcept(ContributionSet.Unknown) + 1);
    }

    /// <summary>The letters of a stretch, N where unknown.</summary>
    public string Letters(int row, int start, int end) => string.Create(end - start, (this, row, start), static (letters, state) =>
    {
        var bases = state.Item1.Bases(state.row).Slice(state.start, letters.Length);
        for (var i = 0; i < letters.Length; i++)
            letters[i] = bases[i] >= 0 ? Sequences.Bases.Letters[bases[i]] : 'N';
    });
}
