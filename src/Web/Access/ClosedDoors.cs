using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace CisLens.Web.Access;

/// <summary>
/// Answers who may not: whoever owes a second step is led to where it is set up, or told so; others with the same 404 as for a project that does not exist to whoever may not see the project, with 403 to a member whose
/// role, scope or the project's state forbids it.
/// </summary>
public sealed class ClosedDoors(IProjectMembership membership) : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler _usual = new();

    public async Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.AuthorizationFailure?.FailedRequirements.OfType<SecondStepRequirement>().Any() == true && authorizeResult.Forbidden)
            await LeadAsync(context);
        else if (authorizeResult.Forbidden && await IsHiddenAsync(context))
        {
            context.Refuse("they may not see the project");
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
        else if (authorizeResult.Forbidden)
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
        else
            await _usual.HandleAsync(next, context, policy, authorizeResult);
    }

    private static async Task LeadAsync(HttpContext context)
    {
        context.Refuse("they owe a second step");
        if (PageRequest.Is(context))
            context.Response.Redirect("/account");
        else
            await TypedResults.Problem(SecondSteps.Sentence, statusCode: StatusCodes.Status403Forbidden).ExecuteAsync(context);
    }

    private async ValueTask<bool> IsHiddenAsync(HttpContext context) =>
        ProjectRoleHandler.ProjectOf(context) is { } project
        && await membership.StandingAsync(context.User, project, context.RequestAborted) is not { IsDeleted: false };
}
