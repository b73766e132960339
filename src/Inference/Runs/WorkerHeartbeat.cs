using CisLens.Shared;
using CisLens.Shared.Data;
using CisLens.Shared.Data.Entities;
using CisLens.Shared.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CisLens.Inference.Runs;

/// <summary>Tells the database that this worker is alive and what it does; takes the row away when it ends.</summary>
public sealed partial class WorkerHeartbeat(
    IDbContextFactory<CisLensDb> databases, WorkerIdentity worker, CisLensSettings settings, ChunkExecution execution, TimeProvider clock,
    ILogger<WorkerHeartbeat> log) : BackgroundService
{
    /// <summary>How often.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan Forgotten = TimeSpan.FromMinutes(5);

    /// <inheritdoc />
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await AnnounceAsync(cancellationToken).ConfigureAwait(false);
        await base.StartAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken).ConfigureAwait(false);
        var db = await databases.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await using var disposal = db.ConfigureAwait(false);
        await db.Workers.Where(item => item.Id == worker.Id).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
        {
            try
            {
                await BeatAsync(stoppingToken).ConfigureAwait(false);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                LogFailure(error);
            }
        }
    }

    private async Task AnnounceAsync(CancellationToken token)
    {
        var db = await databases.CreateDbContextAsync(token).ConfigureAwait(false);
        await using var disposal = db.ConfigureAwait(false);
        var now = clock.GetUtcNow();
        var old = settings.Database.Provider == DatabaseProvider.Sqlite ? now : now - Forgotten;
        await db.Workers.Where(item => item.SeenAt < old || item.Id == worker.Id).ExecuteDeleteAsync(token).ConfigureAwait(false);
        var threads = settings.Worker.Threads > 0 ? settings.Worker.Threads : Environment.ProcessorCount;
        db.Workers.Add(new WorkerEntity
        {
            Id = worker.Id,
            Device = $"{settings.Worker.Device} ({threads} threads)",
            Tags = string.Join(',', settings.Worker.Tags),
            Version = SoftwareVersion.Current,
            StartedAt = now,
            SeenAt = now,
        });
        await db.SaveChangesAsync(token).ConfigureAwait(false);
    }

    private async Task BeatAsync(CancellationToken token)
    {
        var db = await databases.CreateDbContextAsync(token).ConfigureAwait(false);
        await using var disposal = db.ConfigureAwait(false);
        var (now, doing) = (clock.GetUtcNow(), execution.Doing);
        var seen = await db.Workers.Where(item => item.Id == worker.Id).ExecuteUpdateAsync(
            set => set.SetProperty(item => item.SeenAt, now).SetProperty(item => item.Doing, doing), token).ConfigureAwait(false);
        if (seen == 0)
            await AnnounceAsync(token).ConfigureAwait(false);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The sign of life could not be written; trying again.")]
    private partial void LogFailure(Exception error);
}
