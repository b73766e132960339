namespace CisLens.Inference.Motifs.Scanning;

/// <summary>A stretch of a sequence that has known bases only, in a batch of them.</summary>
/// <param name="Row">Row of the sequence.</param>
/// <param name="Name">Name of the sequence.</param>
/// <param name="Position">Where it begins in the sequence.</param>
/// <param name="First">Where it begins in the batch.</param>
/// <param name="Length">Number of bases.</param>
/// <param name="Starts">Sites begin before this base; the bases behind it belong to the next stretch too.</param>
internal readonly record struct KnownRun(long Row, string Name, int Position, int First, int Length, int Starts);
