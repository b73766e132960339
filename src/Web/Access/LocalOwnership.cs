using System.Security.Claims;

namespace CisLens.Web.Access;

/// <summary>Single-user mode: the local user owns every project, anybody else none.</summary>
public sealed class LocalOwnership : IProjectMembership
{
    public ValueTask<ProjectRole?> RoleAsync(ClaimsPrincipal user, string project, CancellationToken cancellationToken) =>
        new(user.Identity is { IsAuthenticated: true, AuthenticationType: LocalUserHandler.Scheme } ? ProjectRole.Owner : null);
}
