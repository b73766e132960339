namespace CisLens.Web.Motifs.Patterns;

/// <summary>What the Motifs page of a run shows.</summary>
public enum MotifsView
{
    /// <summary>The patterns found in the attributions.</summary>
    Patterns,

    /// <summary>Strong attributions that resemble no known motif.</summary>
    Unmatched,

    /// <summary>Good sites of motifs that the model ignores.</summary>
    Ignored,

    /// <summary>The sites of a motif that a person asks for.</summary>
    Lookup,
}
