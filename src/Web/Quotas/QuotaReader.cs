using CisLens.Shared.Data;
using CisLens.Shared.Data.Entities;
using CisLens.Shared.Runs;
using CisLens.Shared.Settings;
using CisLens.Shared.Storage;
using Microsoft.EntityFrameworkCore;

namespace CisLens.Web.Quotas;

/// <summary>Adds up what people and projects use, in the transaction of whoever asks.</summary>
public sealed class QuotaReader(CisLensSettings settings, DataFolder data, TimeProvider clock)
{
    public async Task<QuotaState> OfPersonAsync(CisLensDb db, string person, CancellationToken cancellationToken)
    {
        var limits = await LimitsAsync(db, person, settings.Quotas.Person, cancellationToken);
        var runs = db.Runs.Where(run => run.PersonId == person);
        var stored = await db.SequenceSets.Where(set => set.PersonId == person).SumAsync(set => set.StoredBytes, cancellationToken)
            + await db.Models.Where(model => model.PersonId == person).SumAsync(model => model.StoredBytes, cancellationToken);
        return await StateAsync("You have", runs, db.ComputeUses.Where(use => use.PersonId == person), db, stored + Arriving("*", person), limits, cancellationToken);
    }

    public async Task<QuotaState> OfProjectAsync(CisLensDb db, string project, CancellationToken cancellationToken)
    {
        var limits = await LimitsAsync(db, project, settings.Quotas.Project, cancellationToken);
        var runs = db.Runs.Where(run => run.ProjectId == project);
        var stored = await db.SequenceSets.Where(set => set.ProjectId == project).SumAsync(set => set.StoredBytes, cancellationToken)
            + await db.Models.Where(model => model.ProjectId == project).SumAsync(model => model.StoredBytes, cancellationToken)
            + await db.MotifDatabases.Where(one => one.ProjectId == project).SumAsync(one => one.StoredBytes, cancellationToken);
        return await StateAsync("This project has", runs, db.ComputeUses.Where(use => use.ProjectId == project), db, stored + Arriving(project, "*"), limits, cancellationToken);
    }

    private async Task<QuotaState> StateAsync(
        string owner, IQueryable<RunEntity> runs, IQueryable<ComputeUseEntity> deleted, CisLensDb db, long stored, QuotaLimits limits, CancellationToken cancellationToken)
    {
        var active = await runs.CountAsync(run => run.State == RunState.Queued || run.State == RunState.Running || run.State == RunState.Cancelling, cancellationToken);
        var bytes = await runs.SumAsync(run => run.StoredBytes > 0 ? run.StoredBytes : run.PlannedBytes, cancellationToken);
        var seconds = await ComputeUse.SumAsync(db, runs, deleted, clock.GetUtcNow(), cancellationToken);
        return new QuotaState(owner, new QuotaLine(active, limits.Runs), new QuotaLine(bytes + stored, limits.Bytes), new QuotaLine((long)seconds, limits.Seconds));
    }

    private static async Task<QuotaLimits> LimitsAsync(CisLensDb db, string id, QuotaLimits usual, CancellationToken cancellationToken) =>
        await db.Quotas.AsNoTracking().SingleOrDefaultAsync(quota => quota.Id == id, cancellationToken) is { } own
            ? new QuotaLimits(Limit(own.Runs, usual.Runs), Limit(own.Bytes, usual.Bytes), Limit(own.Seconds, usual.Seconds))
            : usual;

    private static long? Limit(long? own, long? usual) => own is { } set ? set < 0 ? null : set : usual;

    // Files on their way in, whole or not, count before they are anything.
    private long Arriving(string project, string person)
    {
        var root = new DirectoryInfo(data.Uploads);
        return root.Exists
            ? root.EnumerateDirectories(project).SelectMany(one => one.EnumerateDirectories(person)).SelectMany(one => one.EnumerateFiles("*", SearchOption.AllDirectories)).Sum(file => file.Length)
            : 0;
    }
}
