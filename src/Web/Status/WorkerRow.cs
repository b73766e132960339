namespace CisLens.Web.Status;

/// <summary>A worker process as it last announced itself.</summary>
public sealed record WorkerRow(
    string Id, bool IsAlive, string Device, string Tags, string Version, string? Doing, DateTimeOffset StartedAt, DateTimeOffset SeenAt);
