using System.Security.Claims;
using CisLens.Shared;
using CisLens.Shared.Data;
using CisLens.Shared.Data.Entities;
using CisLens.Shared.Settings;
using CisLens.Web.Access;
using CisLens.Web.People;
using Microsoft.EntityFrameworkCore;

namespace CisLens.Web.Sharing;

/// <summary>Links with which whoever has one reads a run: make, list, end. Who may do it is asked by the caller.</summary>
public sealed class RunShares(IDbContextFactory<CisLensDb> databases, SharedRuns shared, ProjectStandings standings, ActivityLog activities, CisLensSettings settings, TimeProvider clock)
{
    public const int MostDays = 365;
    private const int LongestName = 100;

    /// <summary>Null when the project has no such run.</summary>
    public async Task<SharingView?> ListAsync(string project, string run, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var names = await (
            from one in database.Runs
            join owner in database.Projects on one.ProjectId equals owner.Id
            where one.Id == run && owner.Id == project
            select new { Project = owner.Name, Run = one.Name }).SingleOrDefaultAsync(cancellationToken);
        if (names is null)
            return null;
        var alive = shared.Alive(database);
        var links = await database.ShareLinks.Where(link => link.RunId == run).OrderByDescending(link => link.CreatedAt).Select(link => new ShareLine(
            link.Id, link.Name, database.People.Where(person => person.Id == link.PersonId).Select(person => person.Name).FirstOrDefault() ?? "",
            link.CreatedAt, link.ExpiresAt, link.UsedAt, alive.Any(one => one.Id == link.Id))).ToListAsync(cancellationToken);
        return new SharingView(names.Project, names.Run, links);
    }

    /// <summary>Makes a link; its path cannot be shown again.</summary>
    /// <exception cref="InputException">The name is too long, it lasts too long, there are too many, or the run is gone.</exception>
    public async Task<NewShare> CreateAsync(ClaimsPrincipal user, string project, string run, string name, int days, CancellationToken cancellationToken)
    {
        var called = name.Trim();
        if (called.Length > LongestName)
            throw new InputException($"For whom the link is takes {called.Length} characters; {LongestName} is the most.");
        if (days is < 1 or > MostDays)
            throw new InputException($"A link lasts 1 to {MostDays} days.");
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var title = await TitleAsync(database, project, run, cancellationToken);
        var (secret, now, person) = (Secrets.New(), clock.GetUtcNow(), user.PersonId()!);
        if (await database.ShareLinks.CountAsync(one => one.PersonId == person && one.ExpiresAt > now, cancellationToken) is var alive && alive >= settings.Ceilings.Links)
            throw new InputException($"You have made {alive} links that have not ended, and {settings.Ceilings.Links} is the most; end one first.");
        var link = new ShareLinkEntity { Hash = Secrets.Hash(secret), RunId = run, Name = called, PersonId = person, CreatedAt = now, ExpiresAt = now.AddDays(days) };
        database.ShareLinks.Add(link);
        database.Activities.Add(activities.Line(user, project, "made a link to read", Subject(title, called)));
        await database.SaveChangesAsync(cancellationToken);
        return new NewShare(link.Id, $"shared/{secret}");
    }

    /// <summary>Ends a link at once, also on open pages.</summary>
    public async Task EndAsync(ClaimsPrincipal user, string project, string run, ShareLine link, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var title = await TitleAsync(database, project, run, cancellationToken);
        await database.ShareLinks.Where(one => one.Id == link.Id && one.RunId == run).ExecuteDeleteAsync(cancellationToken);
        await activities.AddAsync(user, project, "ended a link to read", Subject(title, link.Name), cancellationToken);
        standings.Forget();
    }

    /// <summary>What a link opens; null when there is no such link, or it has ended.</summary>
    public async Task<(string Link, RunPlace Place)?> FindAsync(string secret, CancellationToken cancellationToken)
    {
        var hash = Secrets.Hash(secret);
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var found = await (
            from link in shared.Alive(database)
            join run in database.Runs on link.RunId equals run.Id
            where link.Hash == hash
            select new { link.Id, run.ProjectId, link.RunId }).SingleOrDefaultAsync(cancellationToken);
        return found is null ? null : (found.Id, new RunPlace(found.ProjectId, found.RunId));
    }

    private static async Task<string> TitleAsync(CisLensDb database, string project, string run, CancellationToken cancellationToken) =>
        await database.Runs.Where(one => one.Id == run && one.ProjectId == project).Select(one => one.Name).SingleOrDefaultAsync(cancellationToken)
        ?? throw new InputException("This run is gone.");

    private static string Subject(string run, string name) => name.Length > 0 ? $"{run}, for {name}" : run;
}
