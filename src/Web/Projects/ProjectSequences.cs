using CisLens.Shared.Data.Entities;

namespace CisLens.Web.Projects;

/// <summary>A sequence set of a project.</summary>
public sealed record ProjectSequences(string Id, string Name, SequenceSetState State, long Count, long Rejected, DateTimeOffset CreatedAt);
