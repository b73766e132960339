using System.Security.Claims;
using CisLens.Shared.Data;
using CisLens.Shared.Data.Entities;
using Microsoft.EntityFrameworkCore;

namespace CisLens.Web.Access;

/// <summary>
/// With accounts: the members of a project see it, and everybody who is signed in sees the demo. An administrator sees no more
/// than others do.
/// </summary>
public sealed class AccountMembership(ProjectStandings standings, IDbContextFactory<CisLensDb> databases) : IProjectMembership
{
    public ValueTask<ProjectStanding?> StandingAsync(ClaimsPrincipal user, string project, CancellationToken cancellationToken) => user.PersonId() is { } person
        ? standings.FindAsync(person, project, database => Standing(database, person, project), cancellationToken)
        : new((ProjectStanding?)null);

    public async ValueTask<bool> IsAdministratorAsync(ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        if (user.PersonId() is not { } person)
            return false;
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return await database.People.AnyAsync(one => one.Id == person && one.IsAdministrator && !one.IsDisabled, cancellationToken);
    }

    public IQueryable<ProjectEntity> Visible(CisLensDb database, ClaimsPrincipal user)
    {
        // No person has the empty identifier, so nobody who is not signed in sees a project.
        var person = user.PersonId() ?? "";
        return database.Projects.Where(project => project.DeletedAt == null
            && ((project.IsDemo && person != "") || database.ProjectMembers.Any(member => member.ProjectId == project.Id && member.PersonId == person)));
    }

    public IQueryable<ProjectEntity> Deleted(CisLensDb database, ClaimsPrincipal user)
    {
        var person = user.PersonId() ?? "";
        return database.Projects.Where(project => project.DeletedAt != null
            && database.ProjectMembers.Any(member => member.ProjectId == project.Id && member.PersonId == person && member.Role == ProjectRole.Owner));
    }

    private static IQueryable<ProjectStanding> Standing(CisLensDb database, string person, string project) =>
        from one in database.Projects
        where one.Id == project
        join member in database.ProjectMembers.Where(member => member.PersonId == person) on one.Id equals member.ProjectId into members
        from member in members.DefaultIfEmpty()
        where member != null || (one.IsDemo && one.DeletedAt == null)
        select new ProjectStanding(member == null ? ProjectRole.Viewer : member.Role, one.ArchivedAt != null, one.DeletedAt != null, member == null);
}
