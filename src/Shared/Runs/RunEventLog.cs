using CisLens.Shared.Data;
using CisLens.Shared.Data.Entities;
using Microsoft.EntityFrameworkCore;

namespace CisLens.Shared.Runs;

/// <summary>The append-only table of events: workers and portal write, the portal reads on from the last number it saw.</summary>
public sealed class RunEventLog(IDbContextFactory<CisLensDb> databases)
{
    private const long AdvisoryLock = 0x4369734576656e;

    /// <summary>The newest number; where a reader that has just started begins.</summary>
    public async Task<long> LastIdAsync(CancellationToken token)
    {
        var db = await databases.CreateDbContextAsync(token).ConfigureAwait(false);
        await using var disposal = db.ConfigureAwait(false);
        return await db.RunEvents.MaxAsync(item => (long?)item.Id, token).ConfigureAwait(false) ?? 0;
    }

    /// <summary>Events of all runs after a number, in order.</summary>
    public Task<IReadOnlyList<RunEvent>> AfterAsync(long id, int limit, CancellationToken token) =>
        ReadAsync(items => items.Where(item => item.Id > id), limit, token);

    /// <summary>Events of one run after a number, in order.</summary>
    public Task<IReadOnlyList<RunEvent>> AfterAsync(string runId, long id, int limit, CancellationToken token) =>
        ReadAsync(items => items.Where(item => item.RunId == runId && item.Id > id), limit, token);

    /// <summary>The newest lines of a run's log (everything but progress), oldest first.</summary>
    public async Task<IReadOnlyList<RunEvent>> LogAsync(string runId, int limit, CancellationToken token)
    {
        var db = await databases.CreateDbContextAsync(token).ConfigureAwait(false);
        await using var disposal = db.ConfigureAwait(false);
        var newest = await db.RunEvents.AsNoTracking()
            .Where(item => item.RunId == runId && item.Kind != RunEventKind.Progress)
            .OrderByDescending(item => item.Id).Take(limit).ToListAsync(token).ConfigureAwait(false);
        return [.. newest.OrderBy(item => item.Id).Select(Record)];
    }

    /// <summary>
    /// Saves the context's changes together with events, and with what they mean for whoever submitted the run. On PostgreSQL under a lock, so that numbers become visible in
    /// order and a reader that goes by the last number misses none.
    /// </summary>
    public static async Task SaveAsync(CisLensDb db, IEnumerable<RunEventEntity> events, CancellationToken token)
    {
        var news = events.ToList();
        db.RunEvents.AddRange(news);
        await RunNotices.AddAsync(db, news, token).ConfigureAwait(false);
        if (!db.Database.IsNpgsql())
            await db.SaveChangesAsync(token).ConfigureAwait(false);
        else if (db.Database.CurrentTransaction is not null)
            await SaveInOrderAsync(db, token).ConfigureAwait(false);
        else
        {
            var transaction = await db.Database.BeginTransactionAsync(token).ConfigureAwait(false);
            await using var disposal = transaction.ConfigureAwait(false);
            await SaveInOrderAsync(db, token).ConfigureAwait(false);
            await transaction.CommitAsync(token).ConfigureAwait(false);
        }
    }

    private static async Task SaveInOrderAsync(CisLensDb db, CancellationToken token)
    {
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({AdvisoryLock})", token).ConfigureAwait(false);
        await db.SaveChangesAsync(token).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<RunEvent>> ReadAsync(
        Func<IQueryable<RunEventEntity>, IQueryable<RunEventEntity>> select, int limit, CancellationToken token)
    {
        var db = await databases.CreateDbContextAsync(token).ConfigureAwait(false);
        await using var disposal = db.ConfigureAwait(false);
        var items = await select(db.RunEvents.AsNoTracking())
            .OrderBy(item => item.Id).Take(limit).ToListAsync(token).ConfigureAwait(false);
        return [.. items.Select(Record)];
    }

    private static RunEvent Record(RunEventEntity item) =>
        new(item.Id, item.RunId, item.StageKey, item.Chunk, item.Kind, item.RowsDone, item.Message, item.At);
}
