namespace CisLens.Inference.Sequences.Kmers;

/// <summary>The words of a sequence regardless of strand: of a word and its reverse complement the smaller number stands for both.</summary>
public static class CanonicalWords
{
    /// <summary>The longest words that fit a number.</summary>
    public const int Longest = 31;

    /// <summary>All words, in the order of their positions; those with an unknown base are left out.</summary>
    /// <param name="codes">Base numbers, see <see cref="Bases"/>.</param>
    /// <param name="length">Bases of a word, at most <see cref="Longest"/>.</param>
    public static IReadOnlyList<ulong> Of(ReadOnlySpan<byte> codes, int length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Longest);
        var mask = (1UL << (2 * length)) - 1;
        var words = new List<ulong>(codes.Length);
        ulong forward = 0, reverse = 0;
        var known = 0;
        foreach (var code in codes)
        {
            known = code < Bases.Unknown ? known + 1 : 0;
            forward = ((forward << 2) | (uint)(code & 3)) & mask;
            reverse = (reverse >> 2) | ((ulong)(3 - (code & 3)) << (2 * (length - 1)));
            if (known >= length)
                words.Add(Math.Min(forward, reverse));
        }
        return words;
    }
}
