using CisLens.Inference.Sequences.Kmers;

namespace CisLens.Inference.Training.Peaks;

/// <summary>
/// All words of 24 bases of a set of sequences, on both strands. Two places of a genome that share none are no duplicates of each
/// other; two windows of one place share some as soon as they overlap by 24 bases. Words with an unknown base are left out.
/// </summary>
public sealed class KmerSet
{
    /// <summary>The length of a word.</summary>
    public const int WordLength = 24;

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
        foreach (var word in CanonicalWords.Of(codes, WordLength))
            _words.Add(word);
    }

    /// <summary>Whether a sequence has a word in common with the set, on either strand.</summary>
    /// <param name="codes">Base numbers.</param>
    public bool SharesWordWith(ReadOnlySpan<byte> codes)
    {
        foreach (var word in CanonicalWords.Of(codes, WordLength))
            if (_words.Contains(word))
                return true;
        return false;
    }
}
