using CisLens.Inference.Statistics;

namespace CisLens.Inference.Motifs.Regions;

/// <summary>Counts the sequences that contain each word, and says how unlikely it is that so many of them are positive.</summary>
internal static class WordEnrichment
{
    // Odd, so that words of the same length that differ in one letter never have the same number.
    private const ulong Factor = 0x9E3779B97F4A7C15UL;

    /// <summary>Fills in counts and p-values.</summary>
    /// <param name="words">The words, distinct.</param>
    /// <param name="positives">Positive sequences: bases, <see cref="ContributionSet.Unknown"/> where unknown.</param>
    /// <param name="negatives">Negative sequences.</param>
    /// <param name="token">Checked between sequences.</param>
    public static IReadOnlyList<RegionWord> Test(
        IReadOnlyList<RegionWord> words, IReadOnlyList<sbyte[]> positives, IReadOnlyList<sbyte[]> negatives, CancellationToken token)
    {
        var (inPositives, inNegatives) = (Count(words, positives, token), Count(words, negatives, token));
        var tested = words.Select((word, index) => word with
        {
            Sequences = inPositives[index] + inNegatives[index],
            Positives = inPositives[index],
            PValue = Hypergeometric.AtLeast(positives.Count + negatives.Count, positives.Count, inPositives[index] + inNegatives[index], inPositives[index]),
        }).ToList();
        var adjusted = FalseDiscoveryRate.Adjusted([.. tested.Select(word => word.PValue)]);
        return [.. tested.Select((word, index) => word with { AdjustedPValue = adjusted[index] })];
    }

    /// <summary>Sequences that contain each word: for all words of a length, one walk along each sequence with a rolling number.</summary>
    private static int[] Count(IReadOnlyList<RegionWord> words, IReadOnlyList<sbyte[]> sequences, CancellationToken token)
    {
        var counts = new int[words.Count];
        var lengths = Enumerable.Range(0, words.Count).GroupBy(index => words[index].Letters.Length).ToList();
        Parallel.ForEach(lengths, new ParallelOptions { CancellationToken = token }, group =>
        {
            var numbers = group.ToLookup(index => Number(words[index].Letters));
            var lastSeen = group.ToDictionary(index => index, _ => -1);
            // Most places are no word's; a table of the numbers' highest bits says so at once.
            var possible = new bool[1 << 16];
            foreach (var same in numbers)
                possible[same.Key >> 48] = true;
            for (var sequence = 0; sequence < sequences.Count; sequence++)
            {
                token.ThrowIfCancellationRequested();
                foreach (var (number, start) in Numbers(sequences[sequence], group.Key).Where(place => possible[place.Number >> 48]))
                    foreach (var index in numbers[number])
                        if (lastSeen[index] != sequence && IsAt(words[index].Letters, sequences[sequence], start))
                        {
                            lastSeen[index] = sequence;
                            counts[index]++;
                        }
            }
        });
        return counts;
    }

    private static IEnumerable<(ulong Number, int Start)> Numbers(sbyte[] bases, int length)
    {
        var oldest = 1UL;
        for (var i = 0; i < length; i++)
            oldest *= Factor;
        var (number, known) = (0UL, 0);
        for (var position = 0; position < bases.Length; position++)
        {
            number = (number * Factor) + Digit(bases[position]);
            if (position >= length)
                number -= oldest * Digit(bases[position - length]);
            known = bases[position] < 0 ? 0 : known + 1;
            if (known >= length)
                yield return (number, position - length + 1);
        }
    }

    private static ulong Number(string letters) =>
        letters.Aggregate(0UL, (number, letter) => (number * Factor) + Digit((sbyte)Sequences.Bases.Letters.IndexOf(letter, StringComparison.Ordinal)));

    private static ulong Digit(sbyte letter) => (ulong)(letter + 2);

    private static bool IsAt(string letters, sbyte[] bases, int start)
    {
        for (var i = 0; i < letters.Length; i++)
            if (Sequences.Bases.Letters[bases[start + i]] != letters[i])
                return false;
        return true;
    }
}
