namespace CisLens.Inference.Simulation;

/// <summary>Where sites stand in a sequence.</summary>
public enum SitePosition
{
    /// <summary>Anywhere, every place being equally likely.</summary>
    Anywhere,

    /// <summary>Around the middle, as in windows around the summits of peaks; decoys stand anywhere.</summary>
    Centre,
}
