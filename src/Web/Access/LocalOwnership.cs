using System.Security.Claims;
using CisLens.Shared.Data;
using CisLens.Shared.Data.Entities;

namespace CisLens.Web.Access;

/// <summary>Single-user mode: the local user owns every project and looks after the portal, anybody else nothing.</summary>
public sealed class LocalOwnership(ProjectStandings standings) : IProjectMembership
{
    public ValueTask<ProjectStanding?> StandingAsync(ClaimsPrincipal user, string project, CancellationToken cancellationToken) => IsLocal(user)
        ? standings.FindAsync(
            LocalUserHandler.Id, project,
            database => database.Projects.Where(one => one.Id == project)
                .Select(one => new ProjectStanding(ProjectRole.Owner, one.ArchivedAt != null, one.DeletedAt != null)),
            cancellationToken)
        : new((ProjectStanding?)null);

    public ValueTask<bool> IsAdministratorAsync(ClaimsPrincipal user, CancellationToken cancellationToken) => new(IsLocal(user));

    public IQueryable<ProjectEntity> Visible(CisLensDb database, ClaimsPrincipal user)
    {
        var isLocal = IsLocal(user);
        return database.Projects.Where(project => isLocal && project.DeletedAt == null);
    }

    public IQueryable<ProjectEntity> Deleted(CisLensDb database, ClaimsPrincipal user)
    {
        var isLocal = IsLocal(user);
        return database.Projects.Where(project => isLocal && project.DeletedAt != null);
    }

    private static bool IsLocal(ClaimsPrincipal user) => user.Identity is { IsAuthenticated: true, AuthenticationType: LocalUserHandler.Scheme };
}
