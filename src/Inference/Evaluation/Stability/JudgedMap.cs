using CisLens.Inference.Evaluation.Edits;

namespace CisLens.Inference.Evaluation.Stability;

/// <summary>A map that is computed again for changed sequences.</summary>
/// <param name="Number">Its place among the maps of a sequence.</param>
/// <param name="Target">The number of the target that it explains.</param>
/// <param name="Source">Computes it.</param>
public sealed record JudgedMap(int Number, int Target, MapSource Source);
