using CisLens.Inference.Devices;
using CisLens.Shared;
using CisLens.Shared.Data;
using CisLens.Shared.Data.Entities;
using CisLens.Shared.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CisLens.Inference.Runs;

/// <summary>
/// Tells the database that this worker is alive, what it does and how fast; hears from it whether a person drained or removed the worker; takes the row away
/// when it ends.
/// </summary>
public sealed partial class WorkerHeartbeat(
    IDbContextFactory<CisLensDb> databases, WorkerIdentity worker, WorkerDevice device, CisLensSettings settings, WorkerActivity activity, WorkerGate gate,
    IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<WorkerHeartbeat> log) : BackgroundService
{
    /// <summary>How often.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan Forgotten = TimeSpan.FromMinutes(5);
    private readonly DateTimeOffset _startedAt = clock.GetUtcNow();
    private long _lastBeat = clock.GetTimestamp();
    private TimeSpan _lastProcessorTime = Environment.CpuUsage.TotalTime;

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

    /// <summary>Writes one sign of life and obeys what the database says.</summary>
    public async Task BeatAsync(CancellationToken token)
    {
        var db = await databases.CreateDbContextAsync(token).ConfigureAwait(false);
        await using var disposal = db.ConfigureAwait(false);
        var now = await DatabaseClock.NowAsync(db, clock, token).ConfigureAwait(false);
        var silence = clock.GetElapsedTime(_lastBeat);
        var processorTime = Environment.CpuUsage.TotalTime;
        var load = (processorTime - _lastProcessorTime) / silence;
        var seen = await db.Workers.Where(item => item.Id == worker.Id).ExecuteUpdateAsync(
            set => set
                .SetProperty(item => item.SeenAt, now)
                .SetProperty(item => item.Doing, activity.Doing)
                .SetProperty(item => item.Load, load)
                .SetProperty(item => item.RowsPerSecond, activity.RowsPerSecond),
            token).ConfigureAwait(false);
        (_lastBeat, _lastProcessorTime) = (clock.GetTimestamp(), processorTime);
        if (seen > 0)
            gate.IsDrained = await db.Workers.Where(item => item.Id == worker.Id).Select(item => item.IsDrained).SingleOrDefaultAsync(token).ConfigureAwait(false);
        else if (silence < Forgotten)
            // Nobody forgets a worker so soon.
            EndBecauseRemoved();
        else
            await AnnounceAsync(token).ConfigureAwait(false);
        await gate.UpdateAsync(token).ConfigureAwait(false);
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

    private void EndBecauseRemoved()
    {
        LogRemoved();
        lifetime.StopApplication();
    }

    private async Task AnnounceAsync(CancellationToken token)
    {
        var db = await databases.CreateDbContextAsync(token).ConfigureAwait(false);
        await using var disposal = db.ConfigureAwait(false);
        var now = await DatabaseClock.NowAsync(db, clock, token).ConfigureAwait(false);
        var old = settings.Database.Provider == DatabaseProvider.Sqlite ? now : now - Forgotten;
        await db.Workers.Where(item => item.SeenAt < old || item.Id == worker.Id).ExecuteDeleteAsync(token).ConfigureAwait(false);
        db.Workers.Add(new WorkerEntity
        {
            Id = worker.Id,
            Host = worker.Host,
            Device = device.Name,
            MemoryBytes = device.MemoryBytes,
            Tags = string.Join(',', settings.Worker.Tags),
            Version = SoftwareVersion.Current,
            IsDrained = gate.IsDrained,
            StartedAt = _startedAt,
            SeenAt = now,
        });
        await db.SaveChangesAsync(token).ConfigureAwait(false);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The sign of life could not be written; trying again.")]
    private partial void LogFailure(Exception error);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A person removed this worker; it gives back what it computes and ends.")]
    private partial void LogRemoved();
}
