using CisLens.Shared.Data;
using Microsoft.Extensions.Hosting;
using Quartz;

namespace CisLens.Inference.Runs;

/// <summary>
/// Quartz's side of a chunk. Delivered at least once, so everything behind it is idempotent. Its class name is stored with
/// every job.
/// </summary>
[DisallowConcurrentExecution]
public sealed class ChunkJob(ChunkExecution execution, RunJobs jobs, IHostApplicationLifetime lifetime, TimeProvider clock) : IJob
{
    internal const string RunId = "run";
    internal const string StageKey = "stage";
    internal const string Index = "chunk";

    /// <inheritdoc />
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        var data = context.MergedJobDataMap;
        var key = new ChunkKey(
            data.GetString(RunId)!, data.GetString(StageKey)!, int.Parse(data.GetString(Index)!, System.Globalization.CultureInfo.InvariantCulture));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        await execution.RunAsync(key, stop.Token).ConfigureAwait(false);
        if (lifetime.ApplicationStopping.IsCancellationRequested)
            // What was given back is for others, and not for this worker again.
            await context.Scheduler.Standby(CancellationToken.None).ConfigureAwait(false);
        await DatabasePatience.RunAsync(() => jobs.ScheduleAsync(key.RunId, key, CancellationToken.None), clock, CancellationToken.None).ConfigureAwait(false);
    }
}
