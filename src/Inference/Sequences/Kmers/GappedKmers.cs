namespace CisLens.Inference.Sequences.Kmers;

/// <summary>
/// The k-mers with gaps of a sequence, counted or weighted by scores (Ghandi et al., PLoS Computational Biology 2014, as in
/// tangermeme). Unknown bases take part in none.
/// </summary>
public static class GappedKmers
{
    /// <summary>Finds the gapped k-mers with the largest values.</summary>
    /// <param name="codes">The sequence, see <see cref="Bases"/>.</param>
    /// <param name="options">The settings.</param>
    /// <param name="scores">One score a base: an occurrence then counts the mean score of its bases. Empty: each counts 1.</param>
    /// <returns>Largest value by size first; of equal ones the one that appears first, fewer bases before more.</returns>
    public static IReadOnlyList<GappedKmer> Of(ReadOnlySpan<byte> codes, GappedKmerOptions options, ReadOnlySpan<float> scores = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (scores.Length != 0 && scores.Length != codes.Length)
            throw new ArgumentException($"There are {scores.Length} scores for {codes.Length} bases.", nameof(scores));
        var taken = Positions(codes, scores, options.MaxPos);
        var values = new Dictionary<long, double>();
        var isTaken = new bool[codes.Length];
        var current = new List<Occurrence>();
        foreach (var position in taken)
        {
            isTaken[position] = true;
            current.Add(new Occurrence(position, position, codes[position] + 1, scores.Length == 0 ? 1 : scores[position]));
        }
        for (var k = 1; ; k++)
        {
            if (k >= options.MinK)
                foreach (var occurrence in current)
                    values[occurrence.Key] = values.GetValueOrDefault(occurrence.Key) + (occurrence.Sum / k);
            if (k == options.MaxK)
                break;
            current = Longer(current, codes, scores, isTaken, options);
        }
        // OrderBy is stable and a dictionary from which nothing is removed keeps the order of first appearance.
        return [.. values.Select(pair => new GappedKmer(pair.Key, pair.Value)).OrderByDescending(kmer => Math.Abs(kmer.Value)).Take(options.MaxGkmers)];
    }

    private static List<Occurrence> Longer(List<Occurrence> current, ReadOnlySpan<byte> codes, ReadOnlySpan<float> scores, bool[] isTaken, GappedKmerOptions options)
    {
        var longer = new List<Occurrence>();
        foreach (var occurrence in current)
        {
            var end = Math.Min(Math.Min(occurrence.Last + options.MaxGap + 1, occurrence.First + options.MaxLen), codes.Length);
            for (var next = occurrence.Last + 1; next < end; next++)
                if (isTaken[next])
                    longer.Add(new Occurrence(occurrence.First, next, occurrence.Key + ((codes[next] + 1) * Power(next - occurrence.First)),
                        occurrence.Sum + (scores.Length == 0 ? 1 : scores[next])));
        }
        return longer;
    }

    private static List<int> Positions(ReadOnlySpan<byte> codes, ReadOnlySpan<float> scores, int? most)
    {
        var known = new List<int>();
        for (var position = 0; position < codes.Length; position++)
            if (codes[position] != Bases.Unknown)
                known.Add(position);
        if (most is not { } count || scores.Length == 0 || known.Count <= count)
            return known;
        var sizes = scores.ToArray();
        return [.. known.OrderByDescending(position => sizes[position]).Take(count).Order()];
    }

    private static long Power(int exponent)
    {
        var power = 1L;
        for (var i = 0; i < exponent; i++)
            power *= 5;
        return power;
    }

    private readonly record struct Occurrence(int First, int Last, long Key, double Sum);
}
