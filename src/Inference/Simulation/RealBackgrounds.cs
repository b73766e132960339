using CisLens.Inference.Sequences;
using CisLens.Shared;
using CisLens.Shared.Sequences;

namespace CisLens.Inference.Simulation;

/// <summary>Takes real sequences of a set as the stuff of which backgrounds are made.</summary>
public static class RealBackgrounds
{
    private const int Most = 2000;
    private const int Longest = 1_000_000;
    private const int AtOnce = 256;

    /// <summary>Draws up to 2,000 sequences that are long enough and have no unknown bases.</summary>
    /// <param name="set">The set.</param>
    /// <param name="length">Bases needed.</param>
    /// <param name="seed">Decides which sequences.</param>
    /// <param name="token">Checked before each block of sequences.</param>
    /// <returns>Upper-case A, C, G, T.</returns>
    /// <exception cref="InputException">No sequence can be used.</exception>
    public static IReadOnlyList<string> Read(SequenceSet set, int length, long seed, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(set);
        var candidates = new List<long>();
        for (long first = 0; first < set.Count; first += AtOnce)
        {
            token.ThrowIfCancellationRequested();
            var lengths = set.Lengths(first, (int)Math.Min(AtOnce, set.Count - first));
            candidates.AddRange(Enumerable.Range(0, lengths.Length).Where(i => lengths[i] >= length && lengths[i] <= Longest).Select(i => first + i));
        }
        long[] order = [.. candidates];
        new SeededRandom(seed).Shuffle<long>(order);
        var usable = order.Select(index => Plain(set[index].Bases, token)).Where(bases => bases.All(letter => letter is 'A' or 'C' or 'G' or 'T')).Take(Most).ToList();
        return usable.Count > 0 ? usable
            : throw new InputException($"None of the {set.Count:N0} sequences has {length} bases without an unknown one; choose another set, or make shorter sequences.");
    }

    private static string Plain(string bases, CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        return bases.ToUpperInvariant().Replace('U', 'T');
    }
}
