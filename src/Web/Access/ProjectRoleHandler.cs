using System.Data.Common;
using Microsoft.AspNetCore.Authorization;

namespace CisLens.Web.Access;

/// <summary>
/// The one place that decides who may do what in a project. The project comes from the resource: its id (a component or a hub method),
/// the route of a page, or the route of an HTTP request.
/// </summary>
public sealed class ProjectRoleHandler(IProjectMembership membership, ILogger<ProjectRoleHandler> logger) : AuthorizationHandler<ProjectRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, ProjectRequirement requirement)
    {
        if (ProjectOf(context.Resource) is not { } project || await StandingAsync(context, project) is not { } standing)
            return;
        if (standing.Role >= requirement.Role && standing.IsDeleted == requirement.WhenDeleted && (requirement.WhenArchived || !standing.IsArchived) && (requirement.ForGuests || !standing.IsGuest))
            context.Succeed(requirement);
    }

    /// <summary>The project that a resource names; null when it names none.</summary>
    public static string? ProjectOf(object? resource) => resource switch
    {
        string project => project,
        RunPlace place => place.Project,
        Microsoft.AspNetCore.Components.RouteData route => route.RouteValues.GetValueOrDefault(ProjectPolicies.RouteValue) as string,
        HttpContext http => http.GetRouteValue(ProjectPolicies.RouteValue) as string,
        _ => null,
    };

    private async ValueTask<ProjectStanding?> StandingAsync(AuthorizationHandlerContext context, string project)
    {
        try
        {
            return await membership.StandingAsync(context.User, project, CancellationToken.None);
        }
        catch (DbException error)
        {
            // While the database is away nobody may do anything, and the page says for itself what it could not load.
            logger.LogError(error, "Whether somebody may do something in a project could not be asked; it was refused.");
            return null;
        }
    }
}
