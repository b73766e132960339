using System.Data.Common;
using Microsoft.AspNetCore.Authorization;

namespace CisLens.Web.Access;

/// <summary>Lets whoever opened a link read its run, where that is enough. The run comes from the resource, as the project does.</summary>
public sealed class RunLinkHandler(SharedRuns shared, ILogger<RunLinkHandler> logger) : AuthorizationHandler<ProjectRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, ProjectRequirement requirement)
    {
        if (!requirement.ByLink || context.User.Links() is not { Count: > 0 } links || PlaceOf(context.Resource) is not { } place)
            return;
        try
        {
            if (await shared.AreForAsync(links, place, CancellationToken.None))
                context.Succeed(requirement);
        }
        catch (DbException error)
        {
            // While the database is away nobody may do anything.
            logger.LogError(error, "Whether a link opens a run could not be asked; it was refused.");
        }
    }

    private static RunPlace? PlaceOf(object? resource) => (resource, ProjectRoleHandler.ProjectOf(resource)) switch
    {
        (RunPlace place, _) => place,
        (Microsoft.AspNetCore.Components.RouteData route, { } project) => Place(project, route.RouteValues.GetValueOrDefault),
        (HttpContext http, { } project) => Place(project, name => http.GetRouteValue(name)),
        _ => null,
    };

    private static RunPlace? Place(string project, Func<string, object?> value) =>
        ProjectPolicies.RunRouteValues.Select(value).OfType<string>().FirstOrDefault() is { } run ? new RunPlace(project, run) : null;
}
