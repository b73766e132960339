namespace CisLens.Web.Storage;

/// <summary>Something that takes room.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Its identifier.</param>
/// <param name="Name">Its name.</param>
/// <param name="Href">Its page.</param>
/// <param name="Bytes">Bytes on the disk.</param>
/// <param name="At">When it was made (UTC).</param>
public sealed record StorageLine(StorageKind Kind, string Id, string Name, string Href, long Bytes, DateTimeOffset At)
{
    /// <summary>The name of who made it; null where that is not known.</summary>
    public string? Person { get; init; }

    /// <summary>Bytes of it that can be removed and computed again; 0 for all but finished runs.</summary>
    public long Intermediates { get; init; }

    /// <summary>When that was done (UTC).</summary>
    public DateTimeOffset? ReclaimedAt { get; init; }
}
