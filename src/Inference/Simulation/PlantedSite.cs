namespace CisLens.Inference.Simulation;

/// <summary>A motif that was written into a simulated sequence: the truth that an attribution should find.</summary>
/// <param name="SequenceId">The sequence.</param>
/// <param name="Motif">Name of the motif.</param>
/// <param name="Start">First base, 0-based.</param>
/// <param name="End">Base after the last.</param>
/// <param name="Strand">'+' where the motif reads in the direction of the sequence, '-' where it was turned.</param>
/// <param name="Bases">The letters as they stand in the sequence.</param>
/// <param name="IsDecoy">Whether the motif belongs to a factor that the label does not speak of.</param>
public sealed record PlantedSite(string SequenceId, string Motif, int Start, int End, char Strand, string Bases, bool IsDecoy);
