using System.Security.Claims;
using CisLens.Shared.Data;
using CisLens.Shared.Data.Entities;

namespace CisLens.Web.Access;

/// <summary>Who may see and do what. Single-user mode and accounts answer differently; nobody else asks.</summary>
public interface IProjectMembership
{
    /// <summary>What the person is in the project; null when they may not see it, or when there is none.</summary>
    public ValueTask<ProjectStanding?> StandingAsync(ClaimsPrincipal user, string project, CancellationToken cancellationToken);

    /// <summary>Whether the person looks after the portal.</summary>
    public ValueTask<bool> IsAdministratorAsync(ClaimsPrincipal user, CancellationToken cancellationToken);

    /// <summary>The projects that the person may see in lists; deleted ones are not among them.</summary>
    public IQueryable<ProjectEntity> Visible(CisLensDb database, ClaimsPrincipal user);

    /// <summary>The deleted projects that the person can bring back.</summary>
    public IQueryable<ProjectEntity> Deleted(CisLensDb database, ClaimsPrincipal user);
}
