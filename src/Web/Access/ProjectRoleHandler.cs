using Microsoft.AspNetCore.Authorization;

namespace CisLens.Web.Access;

/// <summary>
/// The one place that decides who may do what. The project comes from the resource: its id (a component or a hub method),
/// the route of a page, or the route of an HTTP request.
/// </summary>
public sealed class ProjectRoleHandler(IProjectMembership membership) : AuthorizationHandler<ProjectRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, ProjectRequirement requirement)
    {
        if (ProjectOf(context.Resource) is not { } project)
            return;
        if (await membership.RoleAsync(context.User, project, CancellationToken.None) >= requirement.Role)
            context.Succeed(requirement);
    }

    private static string? ProjectOf(object? resource) => resource switch
    {
        string project => project,
        Microsoft.AspNetCore.Components.RouteData route => route.RouteValues.GetValueOrDefault(ProjectPolicies.RouteValue) as string,
        HttpContext http => http.GetRouteValue(ProjectPolicies.RouteValue) as string,
        _ => null,
    };
}
