namespace CisLens.Inference.Simulation;

/// <summary>What simulated sequences are made of before motifs are written over them.</summary>
public enum BackgroundKind
{
    /// <summary>Random bases as in vertebrate DNA outside of CpG islands: each depends on the one before, and CG is rare.</summary>
    CpgDepleted,

    /// <summary>Random bases that do not depend on each other.</summary>
    Independent,

    /// <summary>Random bases from a Markov chain that was counted on real sequences.</summary>
    Markov,

    /// <summary>Real sequences, shuffled so that the number of each pair of neighbors stays.</summary>
    Shuffled,
}
