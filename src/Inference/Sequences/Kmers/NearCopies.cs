namespace CisLens.Inference.Sequences.Kmers;

/// <summary>
/// Finds sequences that repeat an earlier one, on either strand: half or more of the 24-base words of the one with fewer words are words
/// of both. Windows of one place of a genome do so when they overlap by half; unrelated places share no such word.
/// </summary>
public static class NearCopies
{
    /// <summary>Bases of a word.</summary>
    public const int WordLength = 24;

    private const double LeastShared = 0.5;

    // A word of a repeat element is in very many sequences; the first of them stand for all.
    private const int MostOfOneWord = 20;

    /// <summary>Tells which sequences are near copies.</summary>
    /// <param name="sequences">Base numbers, see <see cref="Bases"/>. All of their words are held in memory, 12 bytes each.</param>
    /// <param name="token">Checked before each sequence.</param>
    /// <returns>One answer a sequence: true where an earlier one is nearly the same.</returns>
    public static bool[] Find(IReadOnlyList<byte[]> sequences, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        var (words, owners, counts) = (new List<ulong>(), new List<int>(), new int[sequences.Count]);
        for (var sequence = 0; sequence < sequences.Count; sequence++)
        {
            token.ThrowIfCancellationRequested();
            var own = CanonicalWords.Of(sequences[sequence], WordLength).Distinct().ToList();
            counts[sequence] = own.Count;
            words.AddRange(own);
            owners.AddRange(Enumerable.Repeat(sequence, own.Count));
        }
        var copies = new bool[sequences.Count];
        foreach (var ((first, second), shared) in Shared([.. words], [.. owners]))
            copies[second] |= shared >= LeastShared * Math.Min(counts[first], counts[second]);
        return copies;
    }

    private static Dictionary<(int First, int Second), int> Shared(ulong[] words, int[] owners)
    {
        Array.Sort(words, owners);
        var shared = new Dictionary<(int, int), int>();
        for (int start = 0, end; start < words.Length; start = end)
        {
            for (end = start + 1; end < words.Length && words[end] == words[start]; end++)
            {
            }
            Array.Sort(owners, start, end - start);
            for (var first = start; first < Math.Min(end, start + MostOfOneWord); first++)
                for (var second = first + 1; second < end; second++)
                    shared[(owners[first], owners[second])] = shared.GetValueOrDefault((owners[first], owners[second])) + 1;
        }
        return shared;
    }
}
