namespace CisLens.Inference.Motifs.Discovery.Similarity;

/// <summary>The gapped k-mers of all seqlets, listed by k-mer, so that a seqlet is compared with all others by walking its own lists.</summary>
internal sealed class KmerIndex
{
    private readonly Side _forward;
    private readonly Side? _reverse;
    private readonly int[] _starts;
    private readonly int[] _seqlets;
    private readonly float[] _listed;

    /// <param name="crop">The contributions.</param>
    /// <param name="places">The seqlets.</param>
    /// <param name="sign">Which contributions are strong.</param>
    /// <param name="bothStrands">Whether seqlets are also compared on the other strand.</param>
    /// <param name="token">Checked on the way.</param>
    public KmerIndex(ContributionCrop crop, IReadOnlyList<SeqletPlace> places, ContributionSign sign, bool bothStrands, CancellationToken token)
    {
        var keys = new ulong[checked(places.Count * GappedKmers.Most)];
        _forward = new Side(keys.Length, places.Count);
        Collect(_forward, keys, crop, places, sign, token);
        var known = Distinct(keys);
        Number(_forward, keys, known, token);
        if (bothStrands)
        {
            // Read anew on the other strand: where contributions tie, other positions are chosen there.
            _reverse = new Side(keys.Length, places.Count);
            Collect(_reverse, keys, crop, [.. places.Select(place => place.Turned())], sign, token);
            Number(_reverse, keys, known, token);
        }
        (_starts, _seqlets, _listed) = Lists(known.Length);
    }

    /// <summary>Adds the products of a seqlet's k-mers with those of every seqlet.</summary>
    /// <param name="row">The seqlet.</param>
    /// <param name="turned">Whether it is turned to the other strand.</param>
    /// <param name="products">[seqlets]; overwritten.</param>
    public void Products(int row, bool turned, Span<float> products)
    {
        products.Clear();
        var side = turned ? _reverse! : _forward;
        for (var index = Side.Begin(row); index < side.End(row); index++)
        {
            var kmer = side.Kmers[index];
            if (kmer < 0)
                continue;
            var weight = side.Weights[index];
            for (var entry = _starts[kmer]; entry < _starts[kmer + 1]; entry++)
                products[_seqlets[entry]] += weight * _listed[entry];
        }
    }

    private static void Collect(Side side, ulong[] keys, ContributionCrop crop, IReadOnlyList<SeqletPlace> places, ContributionSign sign, CancellationToken token) =>
        Parallel.For(0, places.Count, new ParallelOptions { CancellationToken = token }, () => new GappedKmers(), (row, _, kmers) =>
        {
            var begin = Side.Begin(row);
            side.Counts[row] = kmers.Of(crop, places[row], sign, keys.AsSpan(begin, GappedKmers.Most), side.Weights.AsSpan(begin, GappedKmers.Most));
            return kmers;
        }, _ => { });

    private static void Number(Side side, ulong[] keys, ulong[] known, CancellationToken token) =>
        Parallel.For(0, side.Counts.Length, new ParallelOptions { CancellationToken = token }, row =>
        {
            for (var index = Side.Begin(row); index < side.End(row); index++)
                side.Kmers[index] = Math.Max(-1, Array.BinarySearch(known, keys[index]));
        });

    private ulong[] Distinct(ulong[] keys)
    {
        var sorted = new ulong[_forward.Counts.Sum()];
        var filled = 0;
        for (var row = 0; row < _forward.Counts.Length; row++)
        {
            keys.AsSpan(Side.Begin(row), _forward.Counts[row]).CopyTo(sorted.AsSpan(filled));
            filled += _forward.Counts[row];
        }
        Array.Sort(sorted);
        var distinct = 0;
        for (var index = 0; index < sorted.Length; index++)
            if (index == 0 || sorted[index] != sorted[distinct - 1])
                sorted[distinct++] = sorted[index];
        Array.Resize(ref sorted, distinct);
        return sorted;
    }

    private (int[] Starts, int[] Seqlets, float[] Weights) Lists(int kmers)
    {
        var starts = new int[kmers + 1];
        for (var row = 0; row < _forward.Counts.Length; row++)
            for (var index = Side.Begin(row); index < _forward.End(row); index++)
                starts[_forward.Kmers[index] + 1]++;
        for (var kmer = 0; kmer < kmers; kmer++)
            starts[kmer + 1] += starts[kmer];
        var seqlets = new int[starts[kmers]];
        var weights = new float[starts[kmers]];
        var next = starts[..^1];
        for (var row = 0; row < _forward.Counts.Length; row++)
            for (var index = Side.Begin(row); index < _forward.End(row); index++)
            {
                ref var place = ref next[_forward.Kmers[index]];
                (seqlets[place], weights[place]) = (row, _forward.Weights[index]);
                place++;
            }
        return (starts, seqlets, weights);
    }

    /// <summary>The k-mers of all seqlets on one strand, those of a seqlet side by side; k-mers that no seqlet has forward are -1.</summary>
    private sealed class Side(int size, int seqlets)
    {
        public int[] Kmers { get; } = new int[size];

        public float[] Weights { get; } = new float[size];

        public int[] Counts { get; } = new int[seqlets];

        public static int Begin(int row) => row * GappedKmers.Most;

        public int End(int row) => Begin(row) + Counts[row];
    }
}
