using System.Runtime.InteropServices;
using CisLens.Inference.Runs.Audits.Spread;
using CisLens.Shared.Runs;
using CisLens.Web.Access;

namespace CisLens.Web.Audits.Spread;

/// <summary>
/// The bands around scores: <c>GET /api/projects/{project}/runs/{run}/rows/{row}/spread/ism/0/model/deviation</c> answers one
/// little-endian float32 a position; <c>mean</c> in the place of <c>deviation</c> the scores around which the band lies.
/// </summary>
public static class SpreadEndpoints
{
    public static void MapSpread(this RouteGroupBuilder project) =>
        project.MapGet("/runs/{run}/rows/{row:long}/spread/{method}/{target:int}/{source}/{array}", BandAsync)
            .RequireAuthorization(ProjectPolicies.RunReader).WithTags("Audit").WithName("SpreadBand");

    private static async Task<IResult> BandAsync(
        string projectId, string run, long row, string method, int target, string source, string array,
        TestResults results, HttpResponse response, CancellationToken cancellationToken)
    {
        var view = await results.ReadAsync(projectId, run, SpreadResult.Open, cancellationToken);
        var values = view?.Result?.Bands(new TrackKey(method, target), row).FirstOrDefault(band => string.Equals(band.Source.ToString(), source, StringComparison.OrdinalIgnoreCase)) is { } band
            ? array switch { "mean" => band.Mean, "deviation" => band.Deviation, _ => null }
            : null;
        if (values is null)
            return TypedResults.Problem("These numbers are not there, or not yet.", statusCode: StatusCodes.Status404NotFound);
        response.Headers["X-Shape"] = values.Length.ToString(System.Globalization.CultureInfo.InvariantCulture);
        // A chunk that is whole never changes, and a run's id is never used again.
        response.Headers.CacheControl = "private, max-age=604800, immutable";
        return TypedResults.Bytes(MemoryMarshal.AsBytes(values.AsSpan()).ToArray(), "application/octet-stream");
    }
}
