using CisLens.Inference.Motifs;

namespace CisLens.Inference.Runs.Motifs;

/// <summary>A seqlet of a run and where it lies.</summary>
/// <param name="Seqlet">The seqlet; its positions count in the row's arrays.</param>
/// <param name="Place">Where it lies.</param>
public sealed record PlacedSeqlet(Seqlet Seqlet, SitePlace Place);
