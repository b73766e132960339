using CisLens.Inference.Evaluation.Metrics;
using CisLens.Inference.Sequences;

namespace CisLens.Inference.Evaluation.Edits;

/// <summary>The positions of a sequence whose base is known: those that can be mutated.</summary>
internal sealed class KnownPositions
{
    private readonly int[] _positions;

    /// <param name="codes">The sequence's base numbers, see <see cref="Bases"/>.</param>
    public KnownPositions(ReadOnlySpan<byte> codes)
    {
        var positions = new List<int>(codes.Length);
        for (var position = 0; position < codes.Length; position++)
            if (codes[position] < Bases.Unknown)
                positions.Add(position);
        _positions = [.. positions];
    }

    /// <summary>How many there are.</summary>
    public int Count => _positions.Length;

    /// <summary>From the highest score to the lowest; of equal scores the smaller position first.</summary>
    /// <param name="map">One score a position of the sequence.</param>
    public int[] Ranked(float[] map) => [.. ReplacementOrder.Descending([.. _positions.Select(position => map[position])]).Select(place => _positions[place])];

    /// <summary>The positions of the scores of largest size, the largest first; of equal sizes the smaller position first.</summary>
    /// <param name="map">One score a position of the sequence.</param>
    /// <param name="count">At most how many.</param>
    public int[] Largest(float[] map, int count) => [.. Ranked([.. map.Select(Math.Abs)]).Take(count)];

    /// <summary>The scores of these positions, in their order.</summary>
    /// <param name="map">One score a position of the sequence.</param>
    public float[] Values(float[] map) => [.. _positions.Select(position => map[position])];

    /// <summary>In random order.</summary>
    public int[] Shuffled(SeededRandom random)
    {
        var shuffled = (int[])_positions.Clone();
        random.Shuffle<int>(shuffled);
        return shuffled;
    }

    /// <summary>
    /// Random blocks of the same lengths as the runs of neighboring positions in a set, in random order and with at least one position
    /// between two blocks; each arrangement is equally likely. Unknown bases are skipped, as if they were not there.
    /// </summary>
    /// <param name="set">The set.</param>
    /// <param name="random">Where the randomness comes from.</param>
    public int[] Blocks(ReadOnlySpan<int> set, SeededRandom random)
    {
        var lengths = RunLengths(set);
        random.Shuffle<int>(lengths);
        // Between the positions that stay free, and at both ends, there is one slot each; no two blocks share one.
        int[] slots = [.. Enumerable.Range(0, Count - set.Length + 1)];
        random.Shuffle<int>(slots);
        var chosen = slots.AsSpan(0, lengths.Length);
        chosen.Sort();
        var blocks = new List<int>(set.Length);
        for (var block = 0; block < lengths.Length; block++)
            for (var i = 0; i < lengths[block]; i++)
                blocks.Add(_positions[chosen[block] + blocks.Count]);
        return [.. blocks];
    }

    private int[] RunLengths(ReadOnlySpan<int> set)
    {
        int[] places = [.. set.ToArray().Select(position => Array.BinarySearch(_positions, position)).Order()];
        var lengths = new List<int>();
        for (var i = 0; i < places.Length; i++)
            if (i > 0 && places[i] == places[i - 1] + 1)
                lengths[^1]++;
            else
                lengths.Add(1);
        return [.. lengths];
    }
}
