namespace CisLens.Inference.Sequences.Kmers;

/// <summary>A k-mer with gaps and what its occurrences add up to.</summary>
/// <param name="Key">Sum of digit(i) 5^i, i = 0 the first base; digit 0 for a gap, 1 to 4 for A C G T.</param>
/// <param name="Value">Number of occurrences, or the sum over them of the mean score of their bases.</param>
public readonly record struct GappedKmer(long Key, double Value)
{
    /// <summary>The letters, <c>-</c> for a gap, e.g. <c>GA-C</c>.</summary>
    public string Letters
    {
        get
        {
            var letters = new List<char>();
            for (var rest = Key; rest > 0; rest /= 5)
                letters.Add("-ACGT"[(int)(rest % 5)]);
            return new string([.. letters]);
        }
    }
}
