namespace CisLens.Web.Status;

/// <summary>Whether the portal can do its work.</summary>
/// <param name="Database">Whether the database answers.</param>
/// <param name="Folder">Whether the data folder can be written.</param>
/// <param name="Workers">How many workers are alive.</param>
public sealed record PortalReadiness(bool Database, bool Folder, int Workers)
{
    /// <summary><c>ready</c>; <c>degraded</c> when pages work and nobody computes; <c>unready</c>.</summary>
    public string Status => !Database || !Folder ? "unready" : Workers == 0 ? "degraded" : "ready";
}
