using CisLens.Shared.Runs;

namespace CisLens.Web.Live;

/// <summary>A run at one moment.</summary>
/// <param name="Detail">The run and its stages.</param>
/// <param name="Log">The newest lines of its log, oldest first.</param>
/// <param name="At">When this was read.</param>
public sealed record RunSnapshot(RunDetail Detail, IReadOnlyList<RunEvent> Log, DateTimeOffset At)
{
    /// <summary>Why it waits though it could be computed; null when it does not.</summary>
    public string? Waits { get; init; }

    public RunSummary Run => Detail.Summary;

    public bool IsActive => RunStateRules.IsActive(Run.State);

    /// <summary>Whether something can be looked at already.</summary>
    public bool HasResults => Detail.Stages.Any(stage => stage is { Kind: StageKind.Predict or StageKind.Attribute, ChunksDone: > 0 });

    public TimeSpan? Elapsed => Run.StartedAt is { } started ? (Run.FinishedAt ?? At) - started : null;
}
