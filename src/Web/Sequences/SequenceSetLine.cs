using CisLens.Shared.Data.Entities;

namespace CisLens.Web.Sequences;

/// <summary>A sequence set as the list shows it.</summary>
public sealed record SequenceSetLine(
    string Id, string ProjectId, string Name, string Source, SequenceSetState State, string? Failure, long Count, long Rejected, DateTimeOffset CreatedAt)
{
    /// <summary>The name of who added it; null where that is not known.</summary>
    public string? Person { get; init; }

    public string Href => $"projects/{ProjectId}/sequences/{Id}";
}
