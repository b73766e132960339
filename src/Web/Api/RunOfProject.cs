using CisLens.Shared;
using CisLens.Shared.Runs;
using CisLens.Web.Access;

namespace CisLens.Web.Api;

/// <summary>Answers 404 when the run in the address does not belong to the project in the address.</summary>
public sealed class RunOfProject(RunStore runs) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var run = http.GetRouteValue("run") as string;
        var project = http.GetRouteValue(ProjectPolicies.RouteValue) as string;
        return Identifier.IsValid(run) && await runs.ProjectOfAsync(run!, http.RequestAborted) == project
            ? await next(context)
            : TypedResults.NotFound();
    }
}
