using CisLens.Shared.Data;
using CisLens.Shared.Data.Entities;
using Microsoft.EntityFrameworkCore;

namespace CisLens.Shared.Runs;

/// <summary>How much of workers' time runs used. It counts for a while, also of runs that were deleted: nobody gets time back by deleting.</summary>
public static class ComputeUse
{
    /// <summary>For how long it counts.</summary>
    public static readonly TimeSpan Counted = TimeSpan.FromDays(30);

    /// <summary>Adds it up.</summary>
    /// <param name="db">The database.</param>
    /// <param name="runs">The runs that are there.</param>
    /// <param name="deleted">What was kept of others.</param>
    /// <param name="now">The end of the time that counts (UTC).</param>
    /// <param name="token">Ends the wait.</param>
    /// <returns>Seconds.</returns>
    public static async Task<double> SumAsync(CisLensDb db, IQueryable<RunEntity> runs, IQueryable<ComputeUseEntity> deleted, DateTimeOffset now, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(db);
        var since = now - Counted;
        return await db.RunChunks.Where(chunk => chunk.FinishedAt >= since && runs.Any(run => run.Id == chunk.RunId)).SumAsync(chunk => chunk.Seconds ?? 0, token).ConfigureAwait(false)
            + await deleted.Where(use => use.At >= since).SumAsync(use => use.Seconds, token).ConfigureAwait(false);
    }

    /// <summary>Adds lines that keep what runs used; to be saved in the transaction that deletes them. Of each run's days one line each.</summary>
    /// <param name="db">The transaction.</param>
    /// <param name="runs">The runs that will be deleted.</param>
    /// <param name="now">The time (UTC).</param>
    /// <param name="token">Ends the wait.</param>
    public static async Task KeepAsync(CisLensDb db, IQueryable<RunEntity> runs, DateTimeOffset now, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(db);
        var since = now - Counted;
        var used = await (
            from run in runs
            join chunk in db.RunChunks on run.Id equals chunk.RunId
            where chunk.FinishedAt >= since && chunk.Seconds > 0
            select new { run.Id, run.PersonId, run.ProjectId, At = chunk.FinishedAt!.Value, Seconds = chunk.Seconds!.Value }).ToListAsync(token).ConfigureAwait(false);
        db.ComputeUses.AddRange(used.GroupBy(one => (one.Id, one.PersonId, one.ProjectId, one.At.UtcDateTime.Date)).Select(day => new ComputeUseEntity
        {
            PersonId = day.Key.PersonId,
            ProjectId = day.Key.ProjectId,
            Seconds = day.Sum(one => one.Seconds),
            At = day.Max(one => one.At),
        }));
        await db.ComputeUses.Where(use => use.At < since).ExecuteDeleteAsync(token).ConfigureAwait(false);
    }
}
