using CisLens.Shared.Data;
using Microsoft.Extensions.Hosting;
using Quartz;

namespace CisLens.Inference.Runs;

/// <summary>
/// Quartz's side of a chunk. Delivered at least once, so everything behind it is idempotent. Its class name is stored with
/// every job.
/// </summary>
[DisallowConcurrentExecution]
public sealed class ChunkJob(ChunkExecution execution, RunJobs jobs, WorkerGate gate, IHostApplicationLifetime lifetime, TimeProvider clock) : IJob
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
        using var doing = await gate.BeginAsync().ConfigureAwait(false);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        try
        {
            await execution.RunAsync(key, stop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The worker ends before the chunk was begun; it waits still.
        }
        // What was given back because the worker ends is another's at once.
        if (lifetime.ApplicationStopping.IsCancellationRequested)
            await gate.CloseAsync(CancellationToken.None).ConfigureAwait(false);
        await DatabasePatience.RunAsync(() => jobs.ScheduleAsync(key.RunId, key, CancellationToken.None), clock, CancellationToken.None).ConfigureAwait(false);
    }
}
