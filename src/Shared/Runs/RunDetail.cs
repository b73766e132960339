namespace CisLens.Shared.Runs;

/// <summary>Everything about a run but its results.</summary>
/// <param name="Summary">What lists show.</param>
/// <param name="Spec">The frozen specification.</param>
/// <param name="Stages">The stages in order.</param>
/// <param name="SoftwareVersion">The version that ran it.</param>
/// <param name="LastEventId">The number of its newest event; 0 when there is none.</param>
public sealed record RunDetail(
    RunSummary Summary, RunSpec Spec, IReadOnlyList<StageProgress> Stages, string SoftwareVersion, long LastEventId)
{
    /// <summary>The run of which this one was made by changing its specification; null for none. That run may be gone.</summary>
    public string? OriginId { get; init; }

    /// <summary>SHA-256 of the bundle that it was imported from; null for what was computed here.</summary>
    public string? ImportedSha256 { get; init; }

    /// <summary>Share of the work that is done, 0 to 1, by cost.</summary>
    public double Done => RunPace.Done(Stages);

    /// <summary>Rows per second of computing time in the stage that runs; null until a chunk of it is whole.</summary>
    public double? RowsPerSecond => Stages.LastOrDefault(stage => stage.State == StageState.Running)?.RowsPerSecond;

    /// <summary>An estimate of the time left; null before anything was measured and when the run is not active.</summary>
    public TimeSpan? TimeLeft => RunStateRules.MayCompute(Summary.State) ? RunPace.TimeLeft(Stages) : null;
}
