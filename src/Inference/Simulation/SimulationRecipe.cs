namespace CisLens.Inference.Simulation;

/// <summary>What a simulated set was made from; with the same real sequences, if any, it gives the same set again.</summary>
/// <param name="Seed">Decides everything random.</param>
/// <param name="Options">What the set consists of.</param>
public sealed record SimulationRecipe(long Seed, SimulationOptions Options)
{
    /// <summary>SHA-256 of the set whose sequences are the stuff of the backgrounds; null where they are random.</summary>
    public string? RealSequences { get; init; }
}
