using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace CisLens.Web.Access;

/// <summary>
/// Answers who may not: with the same 404 as for a project that does not exist to whoever may not see the project, with 403 to a member whose
/// role, scope or the project's state forbids it.
/// </summary>
public sealed class ClosedDoors(IProjectMembership membership) : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler _usual = new();

    public async Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Forbidden && await IsHiddenAsync(context))
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        else if (authorizeResult.Forbidden)
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
        else
            await _usual.HandleAsync(next, context, policy, authorizeResult);
    }

    private async ValueTask<bool> IsHiddenAsync(HttpContext context) =>
        ProjectRoleHandler.ProjectOf(context) is { } project
        && await membership.StandingAsync(context.User, project, context.RequestAborted) is not { IsDeleted: false };
}
