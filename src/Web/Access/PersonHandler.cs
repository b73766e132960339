using Microsoft.AspNetCore.Authorization;

namespace CisLens.Web.Access;

/// <summary>Decides who may change accounts: nobody by a token, so that a token can never make another.</summary>
public sealed class PersonHandler(IProjectMembership membership) : AuthorizationHandler<PersonRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, PersonRequirement requirement)
    {
        if (requirement.ByLink && context.User.Links().Count > 0)
            context.Succeed(requirement);
        if (context.User.TokenScopes() is not null || context.User.PersonId() is null)
            return;
        if (!requirement.IsAdministrator || await membership.IsAdministratorAsync(context.User, CancellationToken.None))
            context.Succeed(requirement);
    }
}
