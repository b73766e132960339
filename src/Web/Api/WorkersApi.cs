using System.Security.Claims;
using CisLens.Web.Access;
using CisLens.Web.Status;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CisLens.Web.Api;

/// <summary>Workers.</summary>
public static class WorkersApi
{
    public static void MapWorkers(this RouteGroupBuilder api)
    {
        var workers = api.MapGroup("/workers").WithTags("Workers");
        workers.MapGet("/", ListAsync).RequireAuthorization(ProjectPolicies.SharedReader).WithSummary("Who computes, with device, load and pace, and which runs no worker takes.");
        workers.MapPut("/{worker}/drained", (string worker, ClaimsPrincipal user, WorkerService service, CancellationToken token) => DrainAsync(worker, true, user, service, token))
            .RequireAuthorization(ProjectPolicies.Administrator).WithSummary("Lets a worker finish what it has and take no more.");
        workers.MapDelete("/{worker}/drained", (string worker, ClaimsPrincipal user, WorkerService service, CancellationToken token) => DrainAsync(worker, false, user, service, token))
            .RequireAuthorization(ProjectPolicies.Administrator).WithSummary("Lets a drained worker take chunks again.");
        workers.MapDelete("/{worker}", RemoveAsync).RequireAuthorization(ProjectPolicies.Administrator)
            .WithSummary("Removes a worker; one that is alive gives back what it computes and ends.");
    }

    private static async Task<Ok<WorkersView>> ListAsync(ClaimsPrincipal user, WorkerService workers, CancellationToken token) =>
        TypedResults.Ok((await workers.ListAsync(user, token))!);

    private static async Task<Results<NoContent, NotFound>> DrainAsync(string worker, bool isDrained, ClaimsPrincipal user, WorkerService workers, CancellationToken token) =>
        await workers.DrainAsync(user, worker, isDrained, token) ? TypedResults.NoContent() : TypedResults.NotFound();

    private static async Task<Results<NoContent, NotFound>> RemoveAsync(string worker, ClaimsPrincipal user, WorkerService workers, CancellationToken token) =>
        await workers.RemoveAsync(user, worker, token) ? TypedResults.NoContent() : TypedResults.NotFound();
}
