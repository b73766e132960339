using CisLens.Shared.Runs;

namespace CisLens.Inference.Attribution;

/// <summary>The scores of a batch of sequences for one target.</summary>
/// <param name="Rows">N, the number of sequences.</param>
/// <param name="Length">L, the number of positions.</param>
/// <param name="Observed">[N, L]: the score of the base that is there, in units of the target; 0 at unknown bases.</param>
/// <param name="Matrix">[N, 4, L], channels A C G T, in units of the target; null when the method has no such scores.</param>
public sealed record AttributionMaps(int Rows, int Length, float[] Observed, float[]? Matrix)
{
    /// <summary>The method's further arrays: those that <see cref="MethodInfo.Arrays"/> declares, in that order.</summary>
    public IReadOnlyList<MethodArray> Arrays { get; init; } = [];

    /// <summary>What was measured to prove the scores.</summary>
    public IReadOnlyList<MethodCheck> Checks { get; init; } = [];

    /// <summary>Zeros, to be filled batch by batch.</summary>
    /// <param name="rows">N, the number of sequences.</param>
    /// <param name="length">L, the number of positions.</param>
    /// <param name="hasMatrix">Whether the method has scores of the four bases.</param>
    internal static AttributionMaps Empty(int rows, int length, bool hasMatrix) =>
        new(rows, length, new float[(long)rows * length], hasMatrix ? new float[4L * rows * length] : null);
}
