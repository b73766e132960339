namespace CisLens.Inference.Simulation;

/// <summary>On which strand sites stand.</summary>
public enum SiteOrientation
{
    /// <summary>On either, at random.</summary>
    Either,

    /// <summary>All as the motif reads; decoys on either strand.</summary>
    Forward,

    /// <summary>The first on either strand, the others of the sequence on the same one.</summary>
    Same,

    /// <summary>The first on either strand, each further one on the other strand than the one before.</summary>
    Alternating,
}
