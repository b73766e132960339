using CisLens.Inference.Devices;
using CisLens.Inference.Models;
using CisLens.Inference.Readiness;
using CisLens.Inference.Training;
using CisLens.Inference.Training.Sets;
using CisLens.Shared;
using CisLens.Shared.Data;
using CisLens.Shared.Data.Entities;
using CisLens.Shared.Sequences;
using CisLens.Shared.Settings;
using CisLens.Shared.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Quartz;

namespace CisLens.Inference.Runs;

/// <summary>
/// Quartz's side of a training. Delivered at least once; a training that has ended is left as it is, and one that a stopping worker leaves is asked for
/// again when a worker starts. Its class name is stored with every job.
/// </summary>
[DisallowConcurrentExecution]
public sealed partial class TrainingJob(
    TrainingStore store, IDbContextFactory<CisLensDb> databases, IReadinessJobs readiness, CisLensSettings settings, WorkerActivity activity, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<TrainingJob> log) : IJob
{
    internal const string Training = "training";

    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    /// <inheritdoc />
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (store.Find(context.MergedJobDataMap.GetString(Training)!) is not { } record || record.HasEnded())
            return;
        using var doing = activity.Begin(WorkerActivity.Training);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        var watch = clock.CreateTimer(_ => StopWhenAsked(record.Id, stop), null, TimeSpan.Zero, Pace);
        await using (watch.ConfigureAwait(false))
        {
            var ended = await TrainAsync(record with { State = TrainingState.Running, Pass = 0 }, stop.Token).ConfigureAwait(false);
            store.Update(ended with { FinishedAt = ended.HasEnded() ? clock.GetUtcNow() : null });
        }
    }

    private async Task<TrainingRecord> TrainAsync(TrainingRecord record, CancellationToken token)
    {
        store.Update(record);
        var hears = new Hears(store, record);
        try
        {
            var package = Train(record, hears, token);
            await RecordAsync(record, package, token).ConfigureAwait(false);
            await readiness.AskAsync(record.ModelId, token).ConfigureAwait(false);
            return hears.Record with { State = TrainingState.Done };
        }
        catch (OperationCanceledException)
        {
            return hears.Record with { State = store.IsStopped(record.Id) ? TrainingState.Cancelled : TrainingState.Queued };
        }
        catch (Exception error) when (error is InputException or StorageFullException)
        {
            return hears.Record with { State = TrainingState.Failed, Failure = error.Message };
        }
        catch (Exception error)
        {
            LogFailure(record.Request.Title, error);
            return hears.Record with { State = TrainingState.Failed, Failure = "The model could not be trained because of an error in CisLens; the worker's log says more." };
        }
    }

    private ModelPackage Train(TrainingRecord record, Hears hears, CancellationToken token)
    {
        DeviceChoice.SetThreads(settings.Worker.Threads > 0 ? settings.Worker.Threads : null);
        using var set = SequenceSet.Open(settings.DataFolder.SequenceSet(record.SetId));
        return SetTraining.Run(set, record.SetName, record.Request, settings.DataFolder.Model(record.ModelId), hears, token);
    }

    private async Task RecordAsync(TrainingRecord record, ModelPackage package, CancellationToken token)
    {
        var db = await databases.CreateDbContextAsync(token).ConfigureAwait(false);
        await using var disposal = db.ConfigureAwait(false);
        if (await db.Models.AnyAsync(model => model.Id == record.ModelId, token).ConfigureAwait(false))
            return;
        db.Models.Add(new ModelEntity
        {
            Id = record.ModelId,
            ProjectId = record.ProjectId,
            Name = package.Card.Title,
            Version = package.Card.Version,
            Folder = Path.GetRelativePath(settings.Data, package.Folder),
            PersonId = record.PersonId,
            CreatedAt = clock.GetUtcNow(),
        });
        await db.SaveChangesAsync(token).ConfigureAwait(false);
    }

    private void StopWhenAsked(string id, CancellationTokenSource stop)
    {
        try
        {
            if (store.IsStopped(id))
                stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The training ended at this moment.
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The model {Title} could not be trained.")]
    private partial void LogFailure(string title, Exception error);

    /// <summary>Keeps how far the training is, once a pass.</summary>
    private sealed class Hears(TrainingStore store, TrainingRecord record) : IProgress<EpochReport>
    {
        public TrainingRecord Record { get; private set; } = record;

        public void Report(EpochReport value)
        {
            Record = Record with { Pass = value.Epoch, Area = Math.Max(Record.Area ?? 0, value.MeanAuprc) };
            store.Update(Record);
        }
    }
}
