namespace CisLens.Web.Tracks;

/// <summary>How two attributions stand on one track.</summary>
public enum ComparisonKind
{
    /// <summary>Both on one axis.</summary>
    Overlay,

    /// <summary>The first minus the second.</summary>
    Difference,
}
