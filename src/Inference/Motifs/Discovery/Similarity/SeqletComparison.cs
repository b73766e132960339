namespace CisLens.Inference.Motifs.Discovery.Similarity;

/// <summary>
/// Compares each seqlet with its nearest others: first all of them by gapped k-mers, then the nearest by sliding one along the
/// other. Nothing of size seqlets x seqlets is held.
/// </summary>
internal sealed class SeqletComparison
{
    private readonly KmerIndex _index;
    private readonly float[] _padded;
    private readonly int _width;
    private readonly int _padding;
    private readonly bool _bothStrands;

    /// <param name="crop">The contributions.</param>
    /// <param name="places">The seqlets, all of one width.</param>
    /// <param name="sign">Their sign.</param>
    /// <param name="options">Neighbours and strands.</param>
    /// <param name="token">Checked on the way.</param>
    public SeqletComparison(ContributionCrop crop, IReadOnlyList<SeqletPlace> places, ContributionSign sign, ModiscoOptions options, CancellationToken token)
    {
        Seqlets = places.Count;
        Neighbours = Math.Min(options.NearestNeighborsToCompute + 1, Seqlets);
        _bothStrands = options.BothStrands;
        _index = new KmerIndex(crop, places, sign, _bothStrands, token);
        _width = places[0].Width;
        _padding = Alignment.Padding(_width);
        _padded = new float[checked(Seqlets * Stride)];
        Parallel.For(0, Seqlets, new ParallelOptions { CancellationToken = token }, row =>
        {
            var track = Track(row);
            crop.AddTo(places[row], track);
            Tracks.Normalize(track);
        });
    }

    public int Seqlets { get; }

    /// <summary>Neighbours of each seqlet, itself among them.</summary>
    public int Neighbours { get; }

    private int Stride => (_width + (2 * _padding)) * Tracks.Channels;

    /// <summary>Finds the neighbours of a seqlet.</summary>
    /// <param name="row">The seqlet.</param>
    /// <param name="scratch">Of this thread.</param>
    /// <param name="neighbours">[neighbours], nearest by gapped k-mers first.</param>
    /// <param name="coarse">Cosines of the gapped k-mers.</param>
    /// <param name="fine">Continuous Jaccard similarities at the best offset and strand.</param>
    public void Compare(int row, ComparisonScratch scratch, Span<int> neighbours, Span<float> coarse, Span<float> fine)
    {
        _index.Products(row, turned: false, scratch.Forward);
        if (_bothStrands)
            _index.Products(row, turned: true, scratch.Reverse);
        scratch.Nearest.Clear();
        for (var other = 0; other < Seqlets; other++)
            scratch.Nearest.Offer(other == row ? float.PositiveInfinity : Math.Max(scratch.Forward[other], _bothStrands ? scratch.Reverse[other] : float.NegativeInfinity), other);
        scratch.Nearest.Drain(neighbours, coarse);
        coarse[0] = 1;
        // The neighbour slides along this seqlet, beyond whose ends there are zeros.
        Tracks.Turn(_padded.AsSpan(row * Stride, Stride), scratch.Turned);
        for (var place = 0; place < Neighbours; place++)
        {
            var sliding = Track(neighbours[place]);
            var similarity = Jaccard.Best(sliding, _padded.AsSpan(row * Stride, Stride)).Similarity;
            fine[place] = _bothStrands ? Math.Max(similarity, Jaccard.Best(sliding, scratch.Turned).Similarity) : similarity;
        }
    }

    /// <summary>Scratch space for a thread.</summary>
    public ComparisonScratch Scratch() => new(Seqlets, Neighbours, Stride);

    private Span<float> Track(int row) => _padded.AsSpan((row * Stride) + (_padding * Tracks.Channels), _width * Tracks.Channels);
}
