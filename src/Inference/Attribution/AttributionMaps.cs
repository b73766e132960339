namespace CisLens.Inference.Attribution;

/// <summary>The scores of a batch of sequences for one target.</summary>
/// <param name="Rows">N, the number of sequences.</param>
/// <param name="Length">L, the number of positions.</param>
/// <param name="Observed">[N, L]: the score of the base that is there, in units of the target; 0 at unknown bases.</param>
/// <param name="Matrix">[N, 4, L], channels A C G T, in units of the target; null when the method has no such scores.</param>
public sealed record AttributionMaps(int Rows, int Length, float[] Observed, float[]? Matrix);
