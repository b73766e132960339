using System.Security.Claims;

namespace CisLens.Web.Access;

/// <summary>Which role a person has in a project. Single-user mode and accounts answer differently; nobody else asks.</summary>
public interface IProjectMembership
{
    /// <summary>The role, or null for none.</summary>
    public ValueTask<ProjectRole?> RoleAsync(ClaimsPrincipal user, string project, CancellationToken cancellationToken);
}
