namespace CisLens.Inference.Motifs.Instances;

/// <summary>Which of several instances that share a base are kept.</summary>
public enum OverlapRule
{
    /// <summary>The best of the same motif, whatever the strand.</summary>
    BestOfMotif,

    /// <summary>The best of all motifs.</summary>
    BestOfAll,

    /// <summary>All of them.</summary>
    KeepAll,
}
