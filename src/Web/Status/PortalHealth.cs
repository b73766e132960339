using CisLens.Shared.Data;
using CisLens.Shared.Storage;
using Microsoft.EntityFrameworkCore;

namespace CisLens.Web.Status;

/// <summary>Whether the portal can do its work, for whoever watches it. Anybody may ask, so the answer is remembered for some seconds and names nothing.</summary>
public sealed partial class PortalHealth(IDbContextFactory<CisLensDb> databases, DataFolder data, TimeProvider clock, ILogger<PortalHealth> logger) : IDisposable
{
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly SemaphoreSlim _gate = new(1, 1);
    private PortalReadiness? _last;
    private long _lookedAt;

    public async Task<PortalReadiness> LookAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_last is null || clock.GetElapsedTime(_lookedAt) > Remembered)
            {
                var workers = await WorkersAsync(cancellationToken);
                _last = new PortalReadiness(workers is not null, IsWritable(), workers ?? 0);
                _lookedAt = clock.GetTimestamp();
            }

            return _last;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private bool IsWritable()
    {
        if (StorageCheck.Problem(data) is not { } problem)
            return true;
        LogFolder(problem);
        return false;
    }

    // How many are alive; null when the database cannot be asked.
    private async Task<int?> WorkersAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            await using var database = await databases.CreateDbContextAsync(limit.Token);
            var since = await DatabaseClock.NowAsync(database, clock, limit.Token) - WorkerService.Patience;
            return await database.Workers.CountAsync(worker => worker.SeenAt > since, limit.Token);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            LogDatabase(error);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The database cannot be asked.")]
    private partial void LogDatabase(Exception error);

    [LoggerMessage(Level = LogLevel.Error, Message = "Results cannot be written: {Problem}.")]
    private partial void LogFolder(string problem);
}
