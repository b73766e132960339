namespace CisLens.Inference.Runs.External;

/// <summary>What a file that was added to a run says.</summary>
public enum ExternalKind
{
    /// <summary>Where something lies: BED.</summary>
    Regions,

    /// <summary>What single-base changes do, measured: a table.</summary>
    Effects,
}
