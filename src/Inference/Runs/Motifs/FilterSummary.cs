using CisLens.Shared.Runs;

namespace CisLens.Inference.Runs.Motifs;

/// <summary>What the filters of a layer were turned into motifs with.</summary>
/// <param name="Spec">The layer, and every setting as it was used.</param>
/// <param name="Databases">The known motifs that filters were matched with.</param>
public sealed record FilterSummary(FilterMotifSpec Spec, IReadOnlyList<MotifDatabaseSource> Databases);
