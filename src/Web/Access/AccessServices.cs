using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.HostFiltering;

namespace CisLens.Web.Access;

/// <summary>Registers single-user mode and the project policies.</summary>
public static class AccessServices
{
    public static void AddAccess(this WebApplicationBuilder builder)
    {
        builder.Services.AddAuthentication(LocalUserHandler.Scheme)
            .AddScheme<AuthenticationSchemeOptions, LocalUserHandler>(LocalUserHandler.Scheme, null);
        builder.Services.AddAuthorization(ProjectPolicies.Add);
        builder.Services.AddCascadingAuthenticationState();
        builder.Services.AddSingleton<IProjectMembership, LocalOwnership>();
        builder.Services.AddSingleton<IAuthorizationHandler, ProjectRoleHandler>();
        builder.Services.PostConfigure<HostFilteringOptions>(options => options.AllowedHosts = [.. LoopbackGuard.Hosts]);
    }
}
