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

    /// <summary>Motifs that stand together, and at which distances.</summary>
    Pairs,

    /// <summary>The filters of convolution layers as motifs.</summary>
    Filters,

    /// <summary>The sites of a motif that a person asks for.</summary>
    Lookup,
}
