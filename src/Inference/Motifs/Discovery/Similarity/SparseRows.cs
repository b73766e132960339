namespace CisLens.Inference.Motifs.Discovery.Similarity;

/// <summary>A square table of which few entries exist, row by row.</summary>
/// <param name="Starts">[rows + 1], where the entries of a row begin.</param>
/// <param name="Columns">The column of each entry.</param>
/// <param name="Values">The value of each entry.</param>
internal sealed record SparseRows(int[] Starts, int[] Columns, float[] Values)
{
    public int Count => Starts.Length - 1;

    /// <summary>The values of a row.</summary>
    public Span<float> Row(int row) => Values.AsSpan(Starts[row]..Starts[row + 1]);
}
