using CisLens.Inference.Models;
using static TorchSharp.torch;

namespace CisLens.Inference.Attribution;

/// <summary>The scores of a batch.</summary>
/// <param name="Observed">[N, L].</param>
/// <param name="Matrix">[N, 4, L], or null when the method has none.</param>
public readonly record struct GradientScores(Tensor Observed, Tensor? Matrix)
{
    /// <summary>Writes the scores to their place among those of all sequences.</summary>
    /// <param name="maps">Where to; the matrix is left out where it has none.</param>
    /// <param name="start">The number of the batch's first sequence.</param>
    internal void CopyTo(AttributionMaps maps, long start)
    {
        Observed.ToFloats().CopyTo(maps.Observed, start * maps.Length);
        if (maps.Matrix is not null)
            Matrix!.ToFloats().CopyTo(maps.Matrix, 4 * start * maps.Length);
    }
}
