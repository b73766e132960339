namespace CisLens.Web.Tracks;

/// <summary>Which 4 x L heat maps are shown below the letters.</summary>
public enum HeatMaps
{
    /// <summary>Those of single-base changes (ISM, TISM).</summary>
    Effects,

    /// <summary>Hypothetical scores too.</summary>
    All,

    /// <summary>None.</summary>
    None,
}
