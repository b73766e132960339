namespace CisLens.Inference.Training.Peaks;

/// <summary>
/// All words of 24 bases of a set of sequences, on both strands. Two places of a genome that share none are no duplicates of each
/// other; two windows of one place share some as soon as they overlap by 24 bases. Words with an unknown base are left out.
/// </summary>
public sealed class KmerSet
{
    /// <summary>The length of a word.</summary>
    public const int WordLength = 24;

    private const ulong Mask = (1UL << (2 * WordLength)) - 1;
    private readonly HashSet<ulong> _words = [];

    /// <summary>All words of some peaks.</summary>
    public static KmerSet Of(IEnumerable<Peak> peaks)
    {
        ArgumentNullException.ThrowIfNull(peaks);
        var set = new KmerSet();
        foreach (var peak in peaks)
            set.Add(peak.Codes);
        return set;
    }

    /// <summary>Adds the words of a sequence.</summary>
    /// <param name="codes">Base numbers.</param>
    public void Add(ReadOnlySpan<byte> codes)
    {
        foreach (var word in Words(codes))
            _words.Add(word);
    }

    /// <summary>Whether a sequence has a word in common with the set, on either strand.</summary>
    /// <param name="codes">Base numbers.</param>
    public bool SharesWordWith(ReadOnlySpan<byte> codes)
    {
        foreach (var word in Words(codes))
            if (_words.Contains(word))
                return true;
        return false;
    }

    // Of a word and its reverse complement the smaller number stands for both.
    private static List<ulong> Words(ReadOnlySpan<byte> codes)
    {
        var words = new List<ulong>(codes.Length);
        ulong forward = 0, reverse = 0;
        var known = 0;
        foreach (var code in codes)
        {
            known = code < 4 ? known + 1 : 0;
            forward = ((forward << 2) | (uint)(code & 3)) & Mask;
            reverse = (reverse >> 2) | ((ulong)(3 - (code & 3)) << (2 * (WordLength - 1)));
            if (known >= WordLength)
                words.Add(Math.Min(forward, reverse));
        }
        return words;
    }
}
