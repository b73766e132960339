using System.Data.Common;
using Microsoft.AspNetCore.Authorization;

namespace CisLens.Web.Access;

/// <summary>Lets nobody through who must have a second step and has none: on pages, by script and on pages that are open.</summary>
public sealed class SecondStepHandler(SecondSteps steps, ILogger<SecondStepHandler> logger) : AuthorizationHandler<SecondStepRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, SecondStepRequirement requirement)
    {
        try
        {
            if (!await steps.OwesAsync(context.User, CancellationToken.None))
                context.Succeed(requirement);
        }
        catch (DbException error)
        {
            // While the database is away nobody may do anything.
            logger.LogError(error, "Whether somebody owes a second step could not be asked; it was refused.");
        }
    }
}
