using System.Security.Claims;
using CisLens.Shared;
using CisLens.Shared.Data;
using CisLens.Shared.Runs;
using CisLens.Shared.Storage;
using CisLens.Web.Access;
using CisLens.Web.Quotas;
using CisLens.Web.Shell;
using Microsoft.EntityFrameworkCore;

namespace CisLens.Web.Storage;

/// <summary>What takes room in projects, and how people make room. The portal by itself removes nothing that anybody can see.</summary>
public sealed class ProjectStorage(
    IDbContextFactory<CisLensDb> databases, DataFolder data, StorageMeter meter, ProjectNames names, PersonNames people, ActivityLog activities, TimeProvider clock)
{
    /// <summary>Null when there is no such project.</summary>
    public async Task<StorageView?> OfAsync(string project, CancellationToken cancellationToken)
    {
        if (await names.FindAsync(project, cancellationToken) is not { } name)
            return null;
        await meter.MeasureAsync(cancellationToken);
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var runs = await database.Runs.AsNoTracking().Where(run => run.ProjectId == project)
            .Select(run => new { run.Id, run.Name, run.State, run.StoredBytes, run.SubmittedAt, run.ReclaimedAt, run.PersonId }).ToListAsync(cancellationToken);
        var sets = await database.SequenceSets.AsNoTracking().Where(set => set.ProjectId == project)
            .Select(set => new { set.Id, set.Name, set.StoredBytes, set.CreatedAt, set.PersonId }).ToListAsync(cancellationToken);
        var models = await database.Models.AsNoTracking().Where(model => model.ProjectId == project)
            .Select(model => new { model.Id, model.Name, model.StoredBytes, model.CreatedAt, model.PersonId }).ToListAsync(cancellationToken);
        var motifs = await database.MotifDatabases.AsNoTracking().Where(one => one.ProjectId == project)
            .Select(one => new { one.Id, one.Name, one.StoredBytes, one.CreatedAt }).ToListAsync(cancellationToken);
        var known = await people.FindAsync(runs.Select(run => run.PersonId).Concat(sets.Select(set => set.PersonId)).Concat(models.Select(model => model.PersonId)), cancellationToken);
        // Those that are not over grow; those that are done may have something to spare.
        var measured = await Task.Run(
            () => runs.ToDictionary(run => run.Id, run => (
                Bytes: RunStateRules.IsActive(run.State) ? StorageMeter.BytesOf(data.Run(run.Id).Root) : run.StoredBytes,
                Intermediates: run.State == RunState.Done ? RunIntermediates.Of(data.Run(run.Id)).Sum(file => file.Length) : 0)),
            cancellationToken);
        List<StorageLine> lines =
        [
            .. runs.Select(run => new StorageLine(StorageKind.Run, run.Id, run.Name, $"projects/{project}/runs/{run.Id}", measured[run.Id].Bytes, run.SubmittedAt)
            {
                Person = Name(run.PersonId), Intermediates = measured[run.Id].Intermediates, ReclaimedAt = run.ReclaimedAt,
            }),
            .. sets.Select(set => new StorageLine(StorageKind.Sequences, set.Id, set.Name, $"projects/{project}/sequences/{set.Id}", set.StoredBytes, set.CreatedAt) { Person = Name(set.PersonId) }),
            .. models.Select(model => new StorageLine(StorageKind.Model, model.Id, model.Name, $"projects/{project}/models/{model.Id}", model.StoredBytes, model.CreatedAt) { Person = Name(model.PersonId) }),
            .. motifs.Select(one => new StorageLine(StorageKind.MotifDatabase, one.Id, one.Name, $"projects/{project}/motif-databases/{one.Id}", one.StoredBytes, one.CreatedAt)),
        ];
        return new StorageView(name, [.. lines.OrderByDescending(line => line.Bytes).ThenBy(line => line.Name, StringComparer.CurrentCultureIgnoreCase)]);

        string? Name(string? person) => known.GetValueOrDefault(person ?? "");
    }

    /// <summary>Removes of a finished run what can be computed again from its specification.</summary>
    /// <exception cref="InputException">The project has no such run, or it is not done.</exception>
    public async Task<FreedSpace> ReclaimAsync(ClaimsPrincipal user, string project, string run, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        if (await database.Runs.SingleOrDefaultAsync(one => one.Id == run && one.ProjectId == project, cancellationToken) is not { } entity)
            throw new InputException("The project has no such run; it may have been deleted.");
        if (entity.State != RunState.Done || !File.Exists(data.Run(run).Bundle))
            throw new InputException($"The run '{entity.Name}' is not done; only of a finished run with its bundle can intermediates be removed.");
        var now = clock.GetUtcNow();
        var (freed, left) = await Task.Run(() => (RunIntermediates.Remove(data.Run(run), now), StorageMeter.BytesOf(data.Run(run).Root)), cancellationToken);
        (entity.ReclaimedAt, entity.StoredBytes) = (now, left);
        database.Activities.Add(activities.Line(user, project, "removed intermediates of the run", $"{entity.Name} ({Words.Bytes(freed)})"));
        await database.SaveChangesAsync(CancellationToken.None);
        return new FreedSpace(freed);
    }
}
