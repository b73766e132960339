using CisLens.Shared.Data;
using CisLens.Shared.Data.Entities;
using Microsoft.EntityFrameworkCore;

namespace CisLens.Web.Access;

/// <summary>
/// Which runs links open. A link ends when its time is over, when its project is archived or deleted, and when its maker may no longer change the
/// project: somebody who could not share the run any more has not shared it either.
/// </summary>
public sealed class SharedRuns(IDbContextFactory<CisLensDb> databases, TimeProvider clock)
{
    private static readonly TimeSpan Precision = TimeSpan.FromMinutes(5);

    /// <summary>The links that open their run now.</summary>
    public IQueryable<ShareLinkEntity> Alive(CisLensDb database)
    {
        var now = clock.GetUtcNow();
        return
            from link in database.ShareLinks
            join run in database.Runs on link.RunId equals run.Id
            join project in database.Projects on run.ProjectId equals project.Id
            where link.ExpiresAt > now && project.DeletedAt == null && project.ArchivedAt == null
                && database.People.Any(person => person.Id == link.PersonId && !person.IsDisabled)
                && database.ProjectMembers.Any(member => member.ProjectId == project.Id && member.PersonId == link.PersonId
                    && (member.Role == ProjectRole.Editor || member.Role == ProjectRole.Owner))
            select link;
    }

    /// <summary>Whether one of the links opens this run of this project.</summary>
    public async Task<bool> AreForAsync(IReadOnlyList<string> links, RunPlace place, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return await Alive(database).AnyAsync(
            link => links.Contains(link.Id) && link.RunId == place.Run && database.Runs.Any(run => run.Id == place.Run && run.ProjectId == place.Project), cancellationToken);
    }

    /// <summary>Those of the links that open something, noted as used, at most every few minutes.</summary>
    public async Task<IReadOnlyList<string>> UseAsync(IReadOnlyList<string> links, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var alive = await Alive(database).Where(link => links.Contains(link.Id)).Select(link => new { link.Id, link.UsedAt }).ToListAsync(cancellationToken);
        if (alive.Where(link => link.UsedAt is null || link.UsedAt < now - Precision).Select(link => link.Id).ToList() is { Count: > 0 } stale)
            await database.ShareLinks.Where(link => stale.Contains(link.Id)).ExecuteUpdateAsync(set => set.SetProperty(link => link.UsedAt, now), cancellationToken);
        return [.. alive.Select(link => link.Id)];
    }
}
