using static TorchSharp.torch;

namespace CisLens.Inference.Attribution;

/// <summary>The scores of a batch.</summary>
/// <param name="Observed">[N, L].</param>
/// <param name="Matrix">[N, 4, L], or null when the method has none.</param>
public readonly record struct GradientScores(Tensor Observed, Tensor? Matrix);
