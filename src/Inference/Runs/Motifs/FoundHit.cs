namespace CisLens.Inference.Runs.Motifs;

/// <summary>A place where a sequence matches a known motif.</summary>
/// <param name="Database">Index of the motif's database among those of the run.</param>
/// <param name="Motif">The motif's identifier.</param>
/// <param name="Name">Its name; empty where there is none.</param>
/// <param name="Place">Where it lies.</param>
/// <param name="Score">Log-odds in bits.</param>
/// <param name="PValue">Probability that a random site scores as well.</param>
/// <param name="Matched">The bases in the motif's direction.</param>
public sealed record FoundHit(int Database, string Motif, string Name, SitePlace Place, double Score, double PValue, string Matched);
