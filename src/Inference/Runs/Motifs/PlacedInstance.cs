using CisLens.Inference.Motifs.Instances;

namespace CisLens.Inference.Runs.Motifs;

/// <summary>An instance of a motif of a run and where it lies.</summary>
/// <param name="Motif">Identifier of the motif.</param>
/// <param name="Instance">The instance; its positions count in the row's arrays.</param>
/// <param name="Place">Where it lies.</param>
public sealed record PlacedInstance(string Motif, MotifInstance Instance, SitePlace Place);
