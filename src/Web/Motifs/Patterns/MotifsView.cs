namespace CisLens.Web.Motifs.Patterns;

/// <summary>What the Motifs page of a run shows.</summary>
public enum MotifsView
{
    /// <summary>The patterns found in the attributions.</summary>
    Patterns,

    /// <summary>Strong attributions that resemble no known motif.</summary>
    Unmatched,
}
