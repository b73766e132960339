namespace CisLens.Inference.Attribution.SaturationMutagenesis;

/// <summary>Single mutations: base <c>Letters[i]</c> (0 to 3 for A, C, G, T) at <c>Positions[i]</c> of sequence <c>Rows[i]</c>.</summary>
internal sealed record MutationBatch(long[] Rows, long[] Positions, byte[] Letters)
{
    /// <summary>[mutation, 4]: 1 at the new base.</summary>
    public float[] Columns()
    {
        var columns = new float[4 * Letters.Length];
        for (var i = 0; i < Letters.Length; i++)
            columns[4 * i + Letters[i]] = 1;
        return columns;
    }
}
