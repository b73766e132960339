namespace CisLens.Web.Storage;

/// <summary>What was removed.</summary>
public sealed record FreedSpace(long Bytes);
