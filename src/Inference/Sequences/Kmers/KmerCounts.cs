namespace CisLens.Inference.Sequences.Kmers;

/// <summary>
/// How often each k-mer occurs in a sequence, or how much score lies under its occurrences. The k-mer's number is the sum of
/// base(i) 4^i with i = 0 the first base, as in tangermeme: number 1 of the 2-mers is CA. Occurrences overlap; those with an
/// unknown base do not count. One strand.
/// </summary>
public static class KmerCounts
{
    /// <summary>The largest k: 4^12 numbers a sequence.</summary>
    public const int Longest = 12;

    /// <summary>Counts k-mers.</summary>
    /// <param name="codes">The sequence, see <see cref="Bases"/>.</param>
    /// <param name="k">1 to <see cref="Longest"/>.</param>
    /// <param name="scores">One score a base: each occurrence then counts the sum of the scores under it. Empty: each counts 1.</param>
    /// <returns>[4^k].</returns>
    public static float[] Of(ReadOnlySpan<byte> codes, int k, ReadOnlySpan<float> scores = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(k, Longest);
        if (scores.Length != 0 && scores.Length != codes.Length)
            throw new ArgumentException($"There are {scores.Length} scores for {codes.Length} bases.", nameof(scores));
        var counts = new float[1 << (2 * k)];
        var (number, known) = (0, 0);
        for (var position = 0; position < codes.Length; position++)
        {
            // The new base is the last, hence the highest digit.
            number = (number >> 2) | (codes[position] & 3) << (2 * (k - 1));
            known = codes[position] == Bases.Unknown ? 0 : known + 1;
            if (known >= k)
                counts[number] += scores.Length == 0 ? 1 : Sum(scores.Slice(position - k + 1, k));
        }
        return counts;
    }

    /// <summary>The letters of a k-mer's number.</summary>
    public static string Letters(int number, int k) =>
        string.Create(k, number, static (letters, code) =>
        {
            for (var i = 0; i < letters.Length; i++, code >>= 2)
                letters[i] = Bases.Letters[code & 3];
        });

    private static float Sum(ReadOnlySpan<float> scores)
    {
        var sum = 0f;
        foreach (var score in scores)
            sum += score;
        return sum;
    }
}
