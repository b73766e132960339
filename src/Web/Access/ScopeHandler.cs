using Microsoft.AspNetCore.Authorization;

namespace CisLens.Web.Access;

/// <summary>Decides what a script's token may do of what its person may.</summary>
public sealed class ScopeHandler : AuthorizationHandler<ScopeRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, ScopeRequirement requirement)
    {
        if (context.User.TokenScopes() is not { } scopes || scopes.HasFlag(requirement.Scope))
            context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
