namespace CisLens.Inference.Motifs.Filters;

/// <summary>How strongly a filter must be activated for a site to count.</summary>
public enum FilterThreshold
{
    /// <summary>A share of the filter's largest activation over all sequences (Basset, DeepSTARR, ExplaiNN: half).</summary>
    ShareOfMaximum,

    /// <summary>As strongly as its n-th strongest site.</summary>
    StrongestSites,
}
