namespace CisLens.Inference.Runs.Audits.GroundTruth;

/// <summary>How the network of a test was trained.</summary>
/// <param name="Sequences">Simulated sequences that it learnt from.</param>
/// <param name="Passes">Passes over them.</param>
internal sealed record TruthTraining(int Sequences, int Passes);
