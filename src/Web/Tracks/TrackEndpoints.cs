using System.Runtime.InteropServices;
using System.Text;
using CisLens.Shared.Runs;
using CisLens.Web.Access;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CisLens.Web.Tracks;

/// <summary>
/// The numbers that the browser draws:
/// <c>GET /api/projects/{project}/runs/{run}/rows/{row}/tracks/attribute/ism/0/matrix</c> answers little-endian float32,
/// in the shape that the header <c>X-Shape</c> says; <c>observed</c> in the place of <c>matrix</c> the score of the base that is
/// there, and the name of a further array of the method that array.
/// </summary>
public static class TrackEndpoints
{
    public static void MapTracks(this RouteGroupBuilder project)
    {
        var rows = project.MapGroup("/runs/{run}/rows/{row:long}").RequireAuthorization(ProjectPolicies.RunReader).WithTags("Results");
        rows.MapGet("/tracks/attribute/{method}/{target:int}/{array}", TrackAsync).WithName("Track");
        rows.MapGet("/bases/{position:int}", BaseAsync).WithName("Base").WithSummary("What every method says of one base of the window, 0-based: score, rank and the four scores.");
        rows.MapGet("/table.tsv", TableAsync).WithName("RowTable");
    }

    private static async Task<IResult> TrackAsync(
        string projectId, string run, long row, string method, int target, string array,
        RunTracks results, HttpResponse response, CancellationToken cancellationToken)
    {
        if (await results.TrackAsync(projectId, run, row, new TrackKey(method, target), array, cancellationToken) is not { } track)
            return TypedResults.Problem("These numbers are not there, or not yet.", statusCode: StatusCodes.Status404NotFound);
        response.Headers["X-Shape"] = string.Join(',', track.Shape);
        // A chunk that is whole never changes, and a run's id is never used again.
        response.Headers.CacheControl = "private, max-age=604800, immutable";
        return TypedResults.Bytes(MemoryMarshal.AsBytes(track.Values.AsSpan()).ToArray(), "application/octet-stream");
    }

    private static async Task<Results<Ok<BaseReport>, NotFound>> BaseAsync(
        string projectId, string run, long row, int position, BaseReports reports, CancellationToken cancellationToken, int target = 0) =>
        await reports.FindAsync(projectId, run, row, position, target, cancellationToken) is { } report ? TypedResults.Ok(report) : TypedResults.NotFound();

    private static async Task<IResult> TableAsync(string projectId, string run, long row, RunTracks results, CancellationToken cancellationToken) =>
        await results.TableAsync(projectId, run, row, cancellationToken) is { } table
            ? TypedResults.File(Encoding.UTF8.GetBytes(table), "text/tab-separated-values", $"row-{row + 1}.tsv")
            : TypedResults.Problem("There is no such row, or nothing is computed yet.", statusCode: StatusCodes.Status404NotFound);
}
