using System.Security.Claims;
using CisLens.Web.Access;
using CisLens.Web.Sharing;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace CisLens.Web.Api;

/// <summary>Links with which whoever has one reads a run; with accounts only.</summary>
public static class SharesApi
{
    public static void MapShares(this RouteGroupBuilder project)
    {
        var shares = project.MapGroup("/runs/{run}/shares").RequireAuthorization(ProjectPolicies.Writer).WithMetadata(new AccountsOnlyAttribute()).AddEndpointFilter<RunOfProject>().WithTags("Sharing");
        shares.MapGet("/", ListAsync).WithSummary("The links to a run, the latest first, each with its end and its last use; what is in them is not stored.");
        shares.MapPost("/", CreateAsync).WithSummary("Makes a link that reads a run without an account. Its address is in this answer only.");
        shares.MapDelete("/{link}", EndAsync).WithSummary("Ends a link at once, also on open pages.");
    }

    private static async Task<Results<Ok<IReadOnlyList<ShareLine>>, NotFound>> ListAsync(
        string projectId, string run, RunShares shares, HttpContext http, CancellationToken token, int first = 0, int count = Paging.Usual) =>
        await shares.ListAsync(projectId, run, token) is { } view ? TypedResults.Ok(http.Page(view.Links, first, count)) : TypedResults.NotFound();

    private static async Task<Created<SharedLink>> CreateAsync(string projectId, string run, NewLink body, RunShares shares, HttpContext http, CancellationToken token)
    {
        var made = await shares.CreateAsync(http.User, projectId, run, body.Name ?? "", body.Days, token);
        http.Response.Headers[HeaderNames.CacheControl] = "no-store";
        return TypedResults.Created($"/api/projects/{projectId}/runs/{run}/shares", new SharedLink(made.Id, $"{http.Request.Scheme}://{http.Request.Host}{http.Request.PathBase}/{made.Path}"));
    }

    private static async Task<Results<NoContent, NotFound>> EndAsync(string projectId, string run, string link, RunShares shares, ClaimsPrincipal user, CancellationToken token)
    {
        if ((await shares.ListAsync(projectId, run, token))?.Links.FirstOrDefault(one => one.Id == link) is not { } known)
            return TypedResults.NotFound();
        await shares.EndAsync(user, projectId, run, known, token);
        return TypedResults.NoContent();
    }
}
