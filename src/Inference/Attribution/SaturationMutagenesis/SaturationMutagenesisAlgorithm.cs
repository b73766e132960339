namespace CisLens.Inference.Attribution.SaturationMutagenesis;

/// <summary>How the outputs of mutants are computed.</summary>
public enum SaturationMutagenesisAlgorithm
{
    /// <summary>Only what a mutation can change, where the network's layers allow it.</summary>
    Automatic,

    /// <summary>A whole forward pass for every mutant.</summary>
    Plain,
}
