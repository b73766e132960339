namespace CisLens.Inference.Training.Peaks;

/// <summary>How many peaks are used, and how they are brought to one length.</summary>
/// <param name="Length">Bases of the network's input.</param>
/// <param name="MostTrain">Training peaks of a factor at most: the strongest where the file is sorted, else drawn at random.</param>
/// <param name="MostValidation">Validation peaks of a factor at most.</param>
/// <param name="Seed">Decides the draws and the shuffled test negatives; the same for all replicas.</param>
public sealed record PeakLimits(int Length, int MostTrain, int MostValidation, long Seed);
