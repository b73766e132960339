using CisLens.Shared.Data;
using Microsoft.EntityFrameworkCore;

namespace CisLens.Web.Status;

/// <summary>Who computes.</summary>
public sealed class WorkerService(IDbContextFactory<CisLensDb> databases, TimeProvider clock)
{
    // A worker announces itself every few seconds; a busy machine may be late.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(1);

    /// <summary>The workers that were heard of in the last day, those alive first.</summary>
    public async Task<IReadOnlyList<WorkerRow>?> ListAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var workers = await database.Workers.AsNoTracking().Where(worker => worker.SeenAt > now - Remembered)
            .OrderByDescending(worker => worker.SeenAt).ToListAsync(cancellationToken);
        return [.. workers
            .Select(worker => new WorkerRow(worker.Id, now - worker.SeenAt < Patience, worker.Device, worker.Tags, worker.Version, worker.Doing, worker.StartedAt, worker.SeenAt))
            .OrderByDescending(worker => worker.IsAlive)];
    }
}
