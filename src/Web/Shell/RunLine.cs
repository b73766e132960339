using CisLens.Shared.Runs;

namespace CisLens.Web.Shell;

/// <summary>A run as lists show it.</summary>
public sealed record RunLine(
    string Id, string ProjectId, string ProjectName, string Name, RunState State, string SequencesName, string ModelName,
    IReadOnlyList<string> Targets, IReadOnlyList<string> Methods, long Rows, DateTimeOffset SubmittedAt, TimeSpan? Took)
{
    /// <summary>The name of who submitted it; null where that is not known.</summary>
    public string? Person { get; init; }

    public string Href => $"projects/{ProjectId}/runs/{Id}";
}
