namespace CisLens.Inference.Motifs.Scanning;

/// <summary>
/// Tells from eight letters of a site whether the whole can still reach a score, on either strand, so that most sites cost one
/// look-up. The eight columns are those that tell most; of narrower motifs all columns, followed by letters that do not count.
/// </summary>
internal sealed class SiteFilter
{
    /// <summary>Letters of a word.</summary>
    public const int WordLength = 8;

    private const int Words = 1 << (2 * WordLength);

    private readonly ScoreMatrix _matrix;
    private readonly bool _bothStrands;

    public SiteFilter(ScoreMatrix matrix, bool bothStrands)
    {
        (_matrix, _bothStrands) = (matrix, bothStrands);
        Offset = BestOffset();
    }

    /// <summary>Position of the word in the site.</summary>
    public int Offset { get; }

    /// <summary>A bit a word, eight in a byte: whether a site with it can reach the score. Small enough for the nearest cache.</summary>
    public byte[] Bits { get; } = new byte[Words / 8];

    /// <summary>Fills <see cref="Bits"/> for a score.</summary>
    public void Require(int score)
    {
        Array.Clear(Bits);
        Mark(_matrix.Forward, score);
        if (_bothStrands)
            Mark(_matrix.Reverse, score);
    }

    private void Mark(int[] columns, int score)
    {
        var used = Math.Min(WordLength, _matrix.Width);
        var rest = 0;
        for (var position = 0; position < _matrix.Width; position++)
            if (position < Offset || position >= Offset + used)
                rest += Largest(columns, position);
        // Scores of the words of 1, 2, ... letters, each from those one shorter; the first letter counts most in a word.
        int[] sums = [0];
        for (var position = Offset; position < Offset + used; position++)
        {
            var longer = new int[sums.Length * MotifMatrix.Letters];
            for (var word = 0; word < longer.Length; word++)
                longer[word] = sums[word / MotifMatrix.Letters] + columns[(position * MotifMatrix.Letters) + (word % MotifMatrix.Letters)];
            sums = longer;
        }
        var repeat = Words / sums.Length;
        for (var index = 0; index < sums.Length; index++)
            if (sums[index] + rest >= score)
                for (var word = index * repeat; word < (index + 1) * repeat; word++)
                    Bits[word >> 3] |= (byte)(1 << (word & 7));
    }

    private int BestOffset()
    {
        var (best, most) = (0, double.NegativeInfinity);
        for (var offset = 0; offset + WordLength <= _matrix.Width; offset++)
        {
            var told = 0.0;
            for (var position = offset; position < offset + WordLength; position++)
                told += Told(_matrix.Forward, position) + (_bothStrands ? Told(_matrix.Reverse, position) : 0);
            if (told > most)
                (best, most) = (offset, told);
        }
        return best;
    }

    /// <summary>How far a random letter falls below the best one.</summary>
    private static double Told(int[] columns, int position)
    {
        var column = columns.AsSpan(position * MotifMatrix.Letters, MotifMatrix.Letters);
        return Largest(columns, position) - ((column[0] + column[1] + column[2] + column[3]) / 4.0);
    }

    private static int Largest(int[] columns, int position)
    {
        var column = columns.AsSpan(position * MotifMatrix.Letters, MotifMatrix.Letters);
        return Math.Max(Math.Max(column[0], column[1]), Math.Max(column[2], column[3]));
    }
}
