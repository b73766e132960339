using System.Security.Claims;
using CisLens.Inference.Training.Sets;
using CisLens.Shared;
using CisLens.Shared.Data;
using CisLens.Shared.Data.Entities;
using CisLens.Shared.Runs;
using CisLens.Shared.Settings;
using CisLens.Shared.Storage;
using CisLens.Web.Access;
using Microsoft.EntityFrameworkCore;

namespace CisLens.Web.Projects;

/// <summary>Puts projects away, deletes them, and brings them back while there is time.</summary>
public sealed class ProjectLifetime(
    IDbContextFactory<CisLensDb> databases, DataFolder data, TrainingStore trainings, CisLensSettings settings, IProjectMembership membership,
    ProjectStandings standings, ActivityLog activities, TimeProvider clock)
{
    /// <summary>For how long a deleted project can be brought back.</summary>
    public TimeSpan Grace => TimeSpan.FromDays(settings.People.GraceDays);

    /// <summary>An archived project can only be read.</summary>
    public async Task ArchiveAsync(ClaimsPrincipal user, string project, bool isArchived, CancellationToken cancellationToken)
    {
        if (isArchived)
            await RefuseWhileRunningAsync(project, "archive", cancellationToken);
        DateTimeOffset? at = isArchived ? clock.GetUtcNow() : null;
        await ChangeAsync(user, project, isArchived ? "archived the project" : "took the project out of the archive", one => one.ArchivedAt = at, cancellationToken);
    }

    /// <summary>Hides a project from everybody; its files stay until the time is over.</summary>
    /// <exception cref="InputException">A run is under way.</exception>
    public async Task DeleteAsync(ClaimsPrincipal user, string project, CancellationToken cancellationToken)
    {
        await RefuseWhileRunningAsync(project, "delete", cancellationToken);
        var now = clock.GetUtcNow();
        await ChangeAsync(user, project, "deleted the project", one => one.DeletedAt = now, cancellationToken);
    }

    public Task RestoreAsync(ClaimsPrincipal user, string project, CancellationToken cancellationToken) =>
        ChangeAsync(user, project, "brought the project back", one => one.DeletedAt = null, cancellationToken);

    /// <summary>What a person deleted and can bring back, the latest first.</summary>
    public async Task<IReadOnlyList<DeletedProject>> RestorableAsync(ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var deleted = await membership.Deleted(database, user).OrderByDescending(project => project.DeletedAt)
            .Select(project => new { project.Id, project.Name, At = project.DeletedAt!.Value }).ToListAsync(cancellationToken);
        return [.. deleted.Select(project => new DeletedProject(project.Id, project.Name, project.At + Grace))];
    }

    /// <summary>Deletes for good what was deleted long enough ago.</summary>
    public async Task PurgeAsync(CancellationToken cancellationToken)
    {
        var last = clock.GetUtcNow() - Grace;
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        foreach (var project in await database.Projects.Where(one => one.DeletedAt < last).Select(one => one.Id).ToListAsync(cancellationToken))
            await PurgeAsync(project, cancellationToken);
    }

    /// <summary>Deletes a project for good: its sequences, its own models and motif databases, its runs and all their files.</summary>
    public async Task PurgeAsync(string id, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var runs = await database.Runs.Where(run => run.ProjectId == id).Select(run => run.Id).ToListAsync(cancellationToken);
        var sets = await database.SequenceSets.Where(set => set.ProjectId == id).Select(set => set.Id).ToListAsync(cancellationToken);
        var models = await database.Models.Where(model => model.ProjectId == id).Select(model => model.Id).ToListAsync(cancellationToken);
        var motifs = await database.MotifDatabases.Where(one => one.ProjectId == id).Select(one => one.Id).ToListAsync(cancellationToken);
        await using (var transaction = await database.Database.BeginTransactionAsync(cancellationToken))
        {
            await ComputeUse.KeepAsync(database, database.Runs.Where(run => run.ProjectId == id), clock.GetUtcNow(), cancellationToken);
            await database.SaveChangesAsync(cancellationToken);
            await database.Projects.Where(project => project.Id == id).ExecuteDeleteAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        standings.Forget();
        trainings.Delete(id);
        foreach (var file in motifs.Select(data.MotifDatabase))
            File.Delete(file);
        foreach (var folder in runs.Select(run => data.Run(run).Root).Concat(sets.Select(data.SequenceSet)).Concat(models.Select(data.Model)).Append(data.Imports(id)).Where(Directory.Exists))
            Directory.Delete(folder, recursive: true);
    }

    private async Task RefuseWhileRunningAsync(string id, string act, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        if (await database.Runs.AnyAsync(run => run.ProjectId == id && (run.State == RunState.Queued || run.State == RunState.Running || run.State == RunState.Cancelling), cancellationToken))
            throw new InputException($"A run of this project is under way; cancel it first, then {act} the project.");
    }

    private async Task ChangeAsync(ClaimsPrincipal user, string project, string action, Action<ProjectEntity> change, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        if (await database.Projects.SingleOrDefaultAsync(one => one.Id == project, cancellationToken) is not { } entity)
            throw new InputException("This project is gone.");
        change(entity);
        database.Activities.Add(activities.Line(user, project, action, entity.Name));
        await database.SaveChangesAsync(cancellationToken);
        standings.Forget();
    }
}
