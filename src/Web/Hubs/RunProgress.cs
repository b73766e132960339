using CisLens.Shared.Runs;
using CisLens.Web.Live;

namespace CisLens.Web.Hubs;

/// <summary>A run at one moment, as sent to scripts.</summary>
/// <param name="Run">Its id.</param>
/// <param name="State">Where it stands: queued, running, cancelling, cancelled, failed or done.</param>
/// <param name="Failure">Why it failed, one sentence.</param>
/// <param name="Done">Share of the work that is done, 0 to 1.</param>
/// <param name="RowsPerSecond">Sequences a second in the stage that runs.</param>
/// <param name="SecondsLeft">Estimate; null when there is none.</param>
/// <param name="Stages">The stages in order.</param>
/// <param name="At">When this was read (UTC).</param>
public sealed record RunProgress(
    string Run, string State, string? Failure, double Done, double? RowsPerSecond, double? SecondsLeft, IReadOnlyList<RunStageProgress> Stages, DateTimeOffset At)
{
    public static RunProgress Of(RunSnapshot snapshot) => new(
        snapshot.Run.Id, Word(snapshot.Run.State), snapshot.Run.Failure, snapshot.Detail.Done, snapshot.Detail.RowsPerSecond,
        snapshot.Detail.TimeLeft?.TotalSeconds, [.. snapshot.Detail.Stages.Select(RunStageProgress.Of)], snapshot.At);

    internal static string Word<T>(T state)
        where T : struct, Enum => state.ToString().ToLowerInvariant();
}
