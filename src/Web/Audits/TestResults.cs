using CisLens.Shared.Runs;
using CisLens.Shared.Storage;
using CisLens.Web.Tracks;
using CisLens.Web.Verdicts;

namespace CisLens.Web.Audits;

/// <summary>Reads what the tests of a run found. A run is found only below the project that owns it.</summary>
public sealed class TestResults(RunTracks runs, DataFolder data, ProjectThresholds thresholds)
{
    /// <summary>Null when the project has no such run.</summary>
    /// <param name="project">The project that owns the run.</param>
    /// <param name="run">The run.</param>
    /// <param name="open">Reads the result from the run's files; null where there is none.</param>
    /// <param name="cancellationToken">Ends the wait for the database.</param>
    public async Task<TestView<TResult>?> ReadAsync<TResult>(string project, string run, Func<RunFolder, TResult?> open, CancellationToken cancellationToken)
        where TResult : class =>
        await runs.HeadAsync(project, run, cancellationToken) is { } head
            ? new TestView<TResult>(head, open(data.Run(run)), await thresholds.RulesAsync(project, cancellationToken)) : null;
}
