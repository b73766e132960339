using System.Security.Claims;
using CisLens.Web.Access;
using CisLens.Web.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CisLens.Web.Api;

/// <summary>What takes room in a project.</summary>
public static class StorageApi
{
    public static void MapStorage(this RouteGroupBuilder project)
    {
        project.MapGet("/storage", OfAsync).RequireAuthorization(ProjectPolicies.Reader).WithTags("Storage")
            .WithSummary("What takes room in the project, the largest first, and how much of each run can be computed again.");
        project.MapDelete("/runs/{run}/intermediates", ReclaimAsync).RequireAuthorization(ProjectPolicies.Writer).AddEndpointFilter<RunOfProject>().WithTags("Storage")
            .WithSummary("Removes of a finished run what can be computed again from its specification; results and bundle stay. Answers how many bytes these were.");
    }

    private static async Task<Results<Ok<StorageView>, NotFound>> OfAsync(string projectId, ProjectStorage storage, CancellationToken token) =>
        await storage.OfAsync(projectId, token) is { } view ? TypedResults.Ok(view) : TypedResults.NotFound();

    private static async Task<Ok<FreedSpace>> ReclaimAsync(string projectId, string run, ProjectStorage storage, ClaimsPrincipal user, CancellationToken token) =>
        TypedResults.Ok(await storage.ReclaimAsync(user, projectId, run, token));
}
