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
        // A scheduler that ends makes no jobs: others find what was given back when they next compare jobs and chunks.
        if (lifetime.ApplicationStopping.IsCancellationRequested)
            return;
        await DatabasePatience.RunAsync(() => jobs.ScheduleAsync(key.RunId, key, CancellationToken.None), clock, CancellationToken.None).ConfigureAwait(false);
    }
}
