namespace CisLens.Inference.Motifs.Families;

/// <summary>A number for each pair of items, the same both ways.</summary>
internal sealed class SimilarityMatrix(int count)
{
    // Row by row, the columns before the diagonal.
    private readonly float[][] _rows = [.. Enumerable.Range(0, count).Select(row => new float[row])];

    public int Count => count;

    public float this[int one, int other]
    {
        get => one > other ? _rows[one][other] : _rows[other][one];
        set => (one > other ? ref _rows[one][other] : ref _rows[other][one]) = value;
    }

    /// <summary>The similarity of each pair of motifs, on the better of both strands.</summary>
    public static SimilarityMatrix Of(IReadOnlyList<Motif> motifs, int minimumOverlap, CancellationToken cancellation)
    {
        var forward = motifs.Select(motif => new CentredMotif(motif.Ppm)).ToList();
        var reverse = motifs.Select(motif => new CentredMotif(motif.Ppm.ReverseComplement())).ToList();
        var matrix = new SimilarityMatrix(motifs.Count);
        Parallel.For(0, motifs.Count, new ParallelOptions { CancellationToken = cancellation }, one =>
        {
            for (var other = 0; other < one; other++)
                matrix[one, other] = (float)Math.Max(forward[one].Similarity(forward[other], minimumOverlap), forward[one].Similarity(reverse[other], minimumOverlap));
        });
        return matrix;
    }
}
