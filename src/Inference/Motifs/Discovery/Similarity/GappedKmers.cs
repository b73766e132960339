namespace CisLens.Inference.Motifs.Discovery.Similarity;

/// <summary>
/// The gapped k-mers of a seqlet: choices of 4 to 6 of its 20 strongest positions within 15, told apart by letters and distances
/// and weighted by their mean contribution, the 500 heaviest. Holds its scratch space: one for each thread.
/// </summary>
internal sealed class GappedKmers
{
    /// <summary>The most k-mers of a seqlet.</summary>
    public const int Most = 500;

    private const int StrongPositions = 20;
    private const int Shortest = 4;
    private const int Longest = 6;
    private const int Span = 15;
    private const int BitsPerPosition = 3;

    // More than twice the 59,109 choices of 4 to 6 of 20.
    private const int TableBits = 17;

    private readonly ulong[] _keys = new ulong[1 << TableBits];
    private readonly double[] _sums = new double[1 << TableBits];
    private readonly List<int> _used = [];
    private readonly Strongest _positions = new(StrongPositions);
    private readonly Strongest _heaviest = new(Most);
    private readonly int[] _items = new int[Most];
    private readonly float[] _scores = new float[Most];
    private readonly List<(int Position, ulong Code, float Contribution)> _chosen = [];

    /// <summary>Computes the k-mers of a seqlet, their weights divided so that the squares sum to 1.</summary>
    /// <param name="crop">The contributions.</param>
    /// <param name="place">The seqlet.</param>
    /// <param name="sign">Which contributions are strong.</param>
    /// <param name="keys">At least <see cref="Most"/>; three bits a position: 0 for any letter, else 1 to 4 for A C G T; the first position is never 0.</param>
    /// <param name="weights">At least <see cref="Most"/>.</param>
    /// <returns>How many there are.</returns>
    public int Of(ContributionCrop crop, SeqletPlace place, ContributionSign sign, Span<ulong> keys, Span<float> weights)
    {
        Choose(crop, place, sign);
        for (var first = 0; first < _chosen.Count; first++)
            Extend(first, _chosen[first].Position, 1, _chosen[first].Code, _chosen[first].Contribution);
        for (var use = 0; use < _used.Count; use++)
            _heaviest.Offer((float)Math.Abs(_sums[_used[use]]), use);
        var count = _heaviest.Count;
        _heaviest.Drain(_items, _scores);
        var squares = 0.0;
        for (var index = 0; index < count; index++)
            squares += (double)_scores[index] * _scores[index];
        var length = squares > 0 ? Math.Sqrt(squares) : 1;
        for (var index = 0; index < count; index++)
        {
            var slot = _used[_items[index]];
            (keys[index], weights[index]) = (_keys[slot], (float)(_sums[slot] / length));
        }
        foreach (var slot in _used)
            _keys[slot] = 0;
        _used.Clear();
        return count;
    }

    private void Choose(ContributionCrop crop, SeqletPlace place, ContributionSign sign)
    {
        Span<sbyte> bases = stackalloc sbyte[place.Width];
        crop.Bases(place, bases);
        var factor = sign == ContributionSign.Positive ? 1 : -1;
        // Of equal contributions the later position counts, so items are numbered backwards.
        for (var position = 0; position < place.Width; position++)
            if (bases[position] >= 0)
                _positions.Offer(factor * Contribution(position), -position);
        var count = _positions.Count;
        Span<int> positions = stackalloc int[count];
        Span<float> scores = stackalloc float[count];
        _positions.Drain(positions, scores);
        _chosen.Clear();
        positions.Sort();
        positions.Reverse();
        foreach (var negated in positions)
        {
            var position = -negated;
            _chosen.Add((position, (ulong)bases[position] + 1, Contribution(position)));
        }

        float Contribution(int position) =>
            crop.Set.Contribution(place.Row, place.IsReverseComplement ? place.End - 1 - position : place.Start + position);
    }

    private void Extend(int last, int start, int count, ulong key, double sum)
    {
        for (var next = last + 1; next < _chosen.Count && _chosen[next].Position - start < Span; next++)
        {
            var (position, code, contribution) = _chosen[next];
            var longer = key | (code << (BitsPerPosition * (position - start)));
            var total = sum + contribution;
            if (count + 1 >= Shortest)
                Add(longer, total / (count + 1));
            if (count + 1 < Longest)
                Extend(next, start, count + 1, longer, total);
        }
    }

    private void Add(ulong key, double value)
    {
        var slot = (int)((key * 0x9E3779B97F4A7C15UL) >> (64 - TableBits));
        while (_keys[slot] != key)
        {
            if (_keys[slot] == 0)
            {
                (_keys[slot], _sums[slot]) = (key, 0);
                _used.Add(slot);
                break;
            }
            slot = (slot + 1) & ((1 << TableBits) - 1);
        }
        _sums[slot] += value;
    }
}
