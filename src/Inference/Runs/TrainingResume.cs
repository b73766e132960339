using CisLens.Inference.Training.Sets;
using Microsoft.Extensions.Hosting;

namespace CisLens.Inference.Runs;

/// <summary>Asks again, when a worker starts, for trainings that another one left when it was told to end.</summary>
public sealed class TrainingResume(TrainingStore store, ITrainingJobs jobs) : BackgroundService
{
    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (var record in store.List(null).Where(record => !record.HasEnded()).Reverse())
            await jobs.AskAsync(record.Id, stoppingToken).ConfigureAwait(false);
    }
}
