using System.Security.Claims;
using CisLens.Shared;
using CisLens.Shared.Data;
using CisLens.Shared.Data.Entities;
using CisLens.Web.Access;
using Microsoft.EntityFrameworkCore;

namespace CisLens.Web.Quotas;

/// <summary>What people and projects use and may use; and what administrators allow other than the settings do.</summary>
public sealed class QuotaDesk(IDbContextFactory<CisLensDb> databases, QuotaReader reader, StorageMeter meter, ActivityLog activities, TimeProvider clock)
{
    public async Task<QuotaView> OfAsync(ClaimsPrincipal user, string project, CancellationToken cancellationToken)
    {
        await meter.MeasureAsync(cancellationToken);
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return new QuotaView(await reader.OfPersonAsync(database, user.PersonId() ?? "", cancellationToken), await reader.OfProjectAsync(database, project, cancellationToken));
    }

    public async Task<QuotaState> OfAsync(ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        await meter.MeasureAsync(cancellationToken);
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return await reader.OfPersonAsync(database, user.PersonId() ?? "", cancellationToken);
    }

    /// <summary>Refuses what would be more than may be stored.</summary>
    /// <param name="person">Whose it would be.</param>
    /// <param name="project">The project that would own it.</param>
    /// <param name="more">Its bytes, as far as they are not counted yet.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="InputException">It would be too much.</exception>
    public async Task CheckStoreAsync(string person, string project, long more, CancellationToken cancellationToken)
    {
        await meter.MeasureAsync(cancellationToken);
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        QuotaState.Refuse((await reader.OfPersonAsync(database, person, cancellationToken)).StoreRefusal(more));
        QuotaState.Refuse((await reader.OfProjectAsync(database, project, cancellationToken)).StoreRefusal(more));
    }

    /// <summary>Everybody, and every project, for whom other numbers hold.</summary>
    public async Task<IReadOnlyList<OwnQuota>?> ExceptionsAsync(CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var found = await (
            from quota in database.Quotas
            join person in database.People on quota.Id equals person.Id into people
            from person in people.DefaultIfEmpty()
            select new OwnQuota(quota.Id, person == null ? null : person.Name, quota)).AsNoTracking().ToListAsync(cancellationToken);
        return [.. found.OrderBy(one => one.Name is null).ThenBy(one => one.Name ?? one.Id, StringComparer.CurrentCultureIgnoreCase)];
    }

    /// <summary>Allows a person or a project other than the settings do; three times null takes that back.</summary>
    /// <param name="user">The administrator.</param>
    /// <param name="id">The person's address, or the project's identifier, which its members see.</param>
    /// <param name="runs">Runs at once; null as in the settings, negative without limit. So are the others.</param>
    /// <param name="bytes">Bytes stored.</param>
    /// <param name="seconds">Seconds of workers in 30 days.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="InputException">There is nobody, and no project, of that name.</exception>
    public async Task SetAsync(ClaimsPrincipal user, string id, int? runs, long? bytes, long? seconds, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var wanted = id.Trim();
        var normalized = wanted.ToUpperInvariant();
        var found = await database.People.Where(person => person.NormalizedEmail == normalized || person.Id == wanted).Select(person => person.Id).SingleOrDefaultAsync(cancellationToken)
            ?? await database.Projects.Where(project => project.Id == wanted && project.DeletedAt == null).Select(project => project.Id).SingleOrDefaultAsync(cancellationToken)
            ?? throw new InputException($"Nobody has the address '{wanted}', and no project that identifier; a project's identifier is the part of its address after /projects/.");
        await database.Quotas.Where(quota => quota.Id == found).ExecuteDeleteAsync(cancellationToken);
        if (runs is not null || bytes is not null || seconds is not null)
            database.Quotas.Add(new QuotaEntity { Id = found, Runs = runs, Bytes = bytes, Seconds = seconds, ChangedAt = clock.GetUtcNow() });
        database.Activities.Add(activities.Line(user, null, "set the quota of", wanted));
        await database.SaveChangesAsync(cancellationToken);
    }
}
