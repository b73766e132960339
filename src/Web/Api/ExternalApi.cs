using CisLens.Inference.Runs.External;
using CisLens.Web.Access;
using CisLens.Web.External;
using CisLens.Web.Uploads;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CisLens.Web.Api;

/// <summary>What is known from elsewhere, laid beside the maps of a run. Comparing goes on after the answer; ask for the file until it has a result or a failure.</summary>
public static class ExternalApi
{
    public static void MapExternal(this RouteGroupBuilder project)
    {
        var files = project.MapGroup("/runs/{run}/external").AddEndpointFilter<RunOfProject>().WithTags("External");
        files.MapGet("/", List).RequireAuthorization(ProjectPolicies.RunReader).WithSummary("The files that were added, each with its progress, result or failure.");
        files.MapGet("/{file}", Find).RequireAuthorization(ProjectPolicies.RunReader).WithSummary("A file that was added, with its progress, result or failure.");
        files.MapPost("/file", AddAsync).RequireAuthorization(ProjectPolicies.Writer)
            .WithSummary("Adds the request's body: regions as BED, or measured effects as a table with Pos, Ref, Alt and Coefficient; plain or gzip. The query says the file's name.");
        files.MapDelete("/{file}", Remove).RequireAuthorization(ProjectPolicies.Writer).WithSummary("Removes a file with what its comparison gave.");
    }

    private static Ok<IReadOnlyList<ExternalLine>> List(
        string run, ExternalComparisons comparisons, HttpContext http, int first = 0, int count = Paging.Usual) =>
        TypedResults.Ok(http.Page(comparisons.List(run), first, count));

    private static Results<Ok<ExternalLine>, NotFound> Find(string run, string file, ExternalComparisons comparisons) =>
        comparisons.List(run).FirstOrDefault(line => line.Source.Id == file) is { } found ? TypedResults.Ok(found) : TypedResults.NotFound();

    private static async Task<Created<CreatedId>> AddAsync(
        string projectId, string run, string name, UploadStore uploads, ExternalComparisons comparisons, HttpContext http, CancellationToken token, int barcodes = ExternalSource.Barcodes)
    {
        var upload = UploadKey.Of(http.User, projectId, await uploads.TakeAsync(http, projectId, name, token));
        var id = await comparisons.AddAsync(upload, run, name, barcodes, token);
        return TypedResults.Created($"/api/projects/{projectId}/runs/{run}/external/{id}", new CreatedId(id));
    }

    private static Results<NoContent, NotFound> Remove(string run, string file, ExternalComparisons comparisons) =>
        comparisons.Remove(run, file) ? TypedResults.NoContent() : TypedResults.NotFound();
}
