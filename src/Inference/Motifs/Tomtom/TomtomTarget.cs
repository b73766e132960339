namespace CisLens.Inference.Motifs.Tomtom;

/// <summary>A motif to compare with, and the index of its database.</summary>
internal sealed record TomtomTarget(Motif Motif, int Database);
