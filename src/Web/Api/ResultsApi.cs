using CisLens.Shared.Runs;
using CisLens.Shared.Storage;
using CisLens.Web.Access;
using CisLens.Web.Bundles;
using CisLens.Web.Reports;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace CisLens.Web.Api;

/// <summary>What a run has computed, also while it runs.</summary>
public static class ResultsApi
{
    private const string Zip = "application/zip";

    public static void MapResults(this RouteGroupBuilder project)
    {
        var run = project.MapGroup("/runs/{run}").RequireAuthorization(ProjectPolicies.RunReader).AddEndpointFilter<RunOfProject>().WithTags("Results");
        run.MapGet("/rows", Rows).AddEndpointFilter<FinishedRun>().WithSummary("A page of the explained sequences with predictions and strongest attributions.");
        run.MapGet("/dropped", Dropped).AddEndpointFilter<FinishedRun>().WithSummary("A page of the sequences left out, each with its reason.");
        run.MapGet("/rows/{row:long}", Row).AddEndpointFilter<FinishedRun>().WithSummary("One explained sequence.");
        run.MapGet("/report.html", ReportAsync).WithSummary("The run as one page to read or print, with the verdicts of now: audit, maps of a random panel and of chosen sequences, motifs, methods.").Produces<string>(contentType: "text/html");
        run.MapMethods("/bundle", [HttpMethods.Get, HttpMethods.Head], BundleAsync).WithSummary("The bundle, one zip, with what people said and chose since; without that by people=false. Ranges are served; the ETag and Repr-Digest are its SHA-256.").Produces<byte[]>(contentType: Zip);
    }

    private static Results<Ok<RunRowPage>, NotFound> Rows(
        string run, DataFolder data, HttpContext http, CancellationToken token, long first = 0, int count = Paging.Usual, string search = "", string? sort = null, bool descending = true)
    {
        using var results = RunResults.Open(data.Run(run));
        if (results is null)
            return TypedResults.NotFound();
        var page = results.Rows(new RunRowQuery(Math.Max(0, first), Paging.Take(count), search, sort, descending), token);
        http.TellPage(page.Total, first, Paging.Take(count));
        return TypedResults.Ok(page);
    }

    private static Results<Ok<IReadOnlyList<DroppedRow>>, NotFound> Dropped(string run, DataFolder data, HttpContext http, long first = 0, int count = Paging.Usual)
    {
        using var results = RunResults.Open(data.Run(run));
        if (results is null)
            return TypedResults.NotFound();
        http.TellPage(results.Prepared.Dropped, first, Paging.Take(count));
        return TypedResults.Ok(results.Dropped(Math.Max(0, first), Paging.Take(count)));
    }

    private static Results<Ok<RunRowView>, NotFound> Row(string run, long row, DataFolder data)
    {
        using var results = RunResults.Open(data.Run(run));
        return results is null || row >= results.Prepared.Rows ? TypedResults.NotFound() : TypedResults.Ok(results.Row(row));
    }

    // The tag is the checksum, so an interrupted download goes on only where the bundle is still the same, byte for byte.
    private static async Task<Results<PhysicalFileHttpResult, FileStreamHttpResult, NotFound>> BundleAsync(
        string projectId, string run, DataFolder data, RunStore runs, RunBundles bundles, IAuthorizationService authorization, HttpContext http, CancellationToken token, bool people = true)
    {
        if (await runs.DetailAsync(run, token) is not { } detail)
            return TypedResults.NotFound();
        var isMember = (await authorization.AuthorizeAsync(http.User, projectId, ProjectPolicies.Reader)).Succeeded;
        if (await bundles.OpenAsync(projectId, run, people, isMember, token) is not { } bundle)
            return TypedResults.NotFound();
        var (name, tag) = ($"{FileName(detail.Summary.Name)}.zip", new EntityTagHeaderValue($"\"{bundle.Sha256}\""));
        http.Response.Headers["Repr-Digest"] = $"sha-256=:{Convert.ToBase64String(Convert.FromHexString(bundle.Sha256))}:";
        return bundle.Spliced is { } zip
            ? TypedResults.Stream(zip, Zip, name, null, tag, enableRangeProcessing: true)
            : TypedResults.PhysicalFile(data.Run(run).Bundle, Zip, name, null, tag, enableRangeProcessing: true);
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> ReportAsync(string projectId, string run, RunReports reports, CancellationToken token) =>
        await reports.WriteAsync(projectId, run, token) is { } report ? TypedResults.File(report, "text/html; charset=utf-8") : TypedResults.NotFound();

    private static string FileName(string name)
    {
        var safe = string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-')).Trim('-');
        return safe.Length > 0 ? safe : "bundle";
    }
}
