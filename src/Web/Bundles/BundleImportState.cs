namespace CisLens.Web.Bundles;

/// <summary>Where an import stands.</summary>
public enum BundleImportState
{
    /// <summary>It waits or is being read.</summary>
    Importing,

    /// <summary>The run is there.</summary>
    Done,

    /// <summary>There is no run, and why is said.</summary>
    Failed,
}
