using CisLens.Shared.Runs;

namespace CisLens.Web.Shell;

/// <summary>A run as lists show it.</summary>
public sealed record RunLine(
    string Id, string ProjectId, string ProjectName, string Name, RunState State, string SequencesName, string ModelName,
    IReadOnlyList<string> Targets, IReadOnlyList<string> Methods, long Rows, DateTimeOffset SubmittedAt, TimeSpan? Took)
{
    public string Href => $"projects/{ProjectId}/runs/{Id}";
}
