using System.Security.Claims;
using CisLens.Inference.Runs.Bundles.Compare;
using CisLens.Shared.Runs;
using CisLens.Web.Access;
using CisLens.Web.Bundles;
using CisLens.Web.Hubs;
using CisLens.Web.Live;
using CisLens.Web.Quotas;
using CisLens.Web.Runs;
using CisLens.Web.Shell;
using CisLens.Web.Uploads;
using Microsoft.AspNetCore.Http.HttpResults;
using NotFound = Microsoft.AspNetCore.Http.HttpResults.NotFound;

namespace CisLens.Web.Api;

/// <summary>Runs: plan, start, watch, stop, go on, delete.</summary>
public static class RunsApi
{
    private const int MostEvents = 1000;

    public static void MapRuns(this RouteGroupBuilder project)
    {
        var runs = project.MapGroup("/runs").WithTags("Runs");
        runs.MapGet("/", ListAsync).RequireAuthorization(ProjectPolicies.Reader).WithSummary("The runs of a project, newest first.");
        runs.MapPost("/plan", PlanAsync).RequireAuthorization(ProjectPolicies.Reader).WithSummary("What a run would do and cost, without starting it.");
        runs.MapPost("/", StartAsync).RequireAuthorization(ProjectPolicies.Submitter).WithSummary("Starts a run.");
        runs.MapPost("/import", Import).RequireAuthorization(ProjectPolicies.Writer).WithSummary("Makes a run of a bundle: a resumable upload that has arrived whole. Ask the address of the answer until the import is done or failed.");
        runs.MapPost("/import/file", ImportFileAsync).RequireAuthorization(ProjectPolicies.Writer)
            .WithSummary("Makes a run of the request's body, a bundle. The query says the file's name. Ask the address of the answer until the import is done or failed.");
        runs.MapGet("/imports", Imports).RequireAuthorization(ProjectPolicies.Reader).WithSummary("The bundles that become runs, or became or did not within the last days, the latest first.");
        runs.MapGet("/imports/{import}", FindImport).RequireAuthorization(ProjectPolicies.Reader).WithSummary("A bundle that becomes a run: importing, done with the run's id, or failed with the reason.");
        var one = runs.MapGroup("/{run}").AddEndpointFilter<RunOfProject>();
        one.MapGet("/", ProgressAsync).RequireAuthorization(ProjectPolicies.RunReader).WithSummary("Where a run stands.");
        one.MapGet("/spec", SpecAsync).AddEndpointFilter<FinishedRun>().RequireAuthorization(ProjectPolicies.RunReader).WithSummary("The frozen specification of a run.");
        one.MapGet("/events", EventsAsync).RequireAuthorization(ProjectPolicies.RunReader).WithSummary("The events of a run after an id, oldest first.");
        one.MapPost("/cancel", CancelAsync).RequireAuthorization(ProjectPolicies.Writer).WithSummary("Stops a run; what was computed is kept.");
        one.MapPost("/resume", ResumeAsync).RequireAuthorization(ProjectPolicies.Submitter).WithSummary("Goes on with a cancelled or failed run.");
        one.MapPost("/again", AgainAsync).RequireAuthorization(ProjectPolicies.Submitter).WithSummary("Starts the same run once more, with the same seed; nothing is taken over. Compare the two when it is done.");
        one.MapGet("/comparison", CompareAsync).RequireAuthorization(ProjectPolicies.Reader)
            .WithSummary("How the bundle of a run differs from another's: for each array the largest absolute and relative difference, where, and of how many values. 409 while one of them is not done.");
        one.MapDelete("/", DeleteAsync).RequireAuthorization(ProjectPolicies.Owner).WithSummary("Deletes a run that has ended, with its files.");
    }

    private static async Task<Ok<IReadOnlyList<RunLine>>> ListAsync(
        string projectId, RunLines runs, HttpContext http, CancellationToken token, int first = 0, int count = Paging.Usual)
    {
        http.TellPage(await runs.CountAsync(projectId, token), first, Paging.Take(count));
        return TypedResults.Ok(await runs.PageAsync(projectId, Paging.Skip(first), Paging.Take(count), token));
    }

    private static async Task<Results<Ok<RunPlan>, NotFound>> PlanAsync(string projectId, NewRun body, RunWizard wizard, QuotaDesk quotas, ClaimsPrincipal user, CancellationToken token) =>
        await wizard.ChoicesAsync(projectId, token) is { } choices && await wizard.PlanAsync(choices, body.ToForm(choices), token) is { } plan
            ? TypedResults.Ok(plan with { Quota = await quotas.OfAsync(user, projectId, token) with { Adds = plan.Storage?.Bytes ?? 1 } })
            : TypedResults.NotFound();

    private static async Task<Results<Created<CreatedId>, NotFound>> StartAsync(string projectId, NewRun body, RunWizard wizard, ClaimsPrincipal user, CancellationToken token)
    {
        if (await wizard.ChoicesAsync(projectId, token) is not { } choices)
            return TypedResults.NotFound();
        return Created(projectId, await wizard.SubmitAsync(user, projectId, choices, body.ToForm(choices), token));
    }

    private static Accepted<CreatedId> Import(string projectId, NewImport body, ClaimsPrincipal user, BundleImports imports) =>
        Accepted(projectId, imports.Add(user, projectId, body.Upload, body.Name ?? "bundle.zip"));

    private static async Task<Accepted<CreatedId>> ImportFileAsync(
        string projectId, UploadStore uploads, BundleImports imports, HttpContext http, CancellationToken token, string name = "bundle.zip") =>
        Accepted(projectId, imports.Add(http.User, projectId, await uploads.TakeAsync(http, projectId, name, token), name));

    private static Ok<IReadOnlyList<BundleImportLine>> Imports(string projectId, BundleImports imports, HttpContext http, int first = 0, int count = Paging.Usual) =>
        TypedResults.Ok(http.Page(imports.List(projectId), first, count));

    private static Results<Ok<BundleImportLine>, NotFound> FindImport(string projectId, string import, BundleImports imports) =>
        imports.Find(projectId, import) is { } line ? TypedResults.Ok(line) : TypedResults.NotFound();

    private static Accepted<CreatedId> Accepted(string project, string import) => TypedResults.Accepted($"/api/projects/{project}/runs/imports/{import}", new CreatedId(import));

    private static async Task<Results<Ok<RunProgress>, NotFound>> ProgressAsync(string run, RunFeed feed, CancellationToken token) =>
        await feed.SnapshotAsync(run, token) is { } snapshot ? TypedResults.Ok(RunProgress.Of(snapshot)) : TypedResults.NotFound();

    private static async Task<Results<Ok<RunSpec>, NotFound>> SpecAsync(string run, RunStore runs, CancellationToken token) =>
        await runs.DetailAsync(run, token) is { } detail ? TypedResults.Ok(detail.Spec) : TypedResults.NotFound();

    private static async Task<Ok<IReadOnlyList<RunEvent>>> EventsAsync(string run, RunEventLog events, CancellationToken token, long after = 0, int count = 100) =>
        TypedResults.Ok(await events.AfterAsync(run, after, Math.Clamp(count, 1, MostEvents), token));

    private static async Task<NoContent> CancelAsync(string projectId, string run, RunService runs, ClaimsPrincipal user, CancellationToken token)
    {
        await runs.CancelAsync(user, projectId, run, token);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> ResumeAsync(string projectId, string run, RunService runs, ClaimsPrincipal user, CancellationToken token)
    {
        await runs.ResumeAsync(user, projectId, run, token);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Created<CreatedId>, NotFound>> AgainAsync(string projectId, string run, RunStarts runs, ClaimsPrincipal user, CancellationToken token) =>
        await runs.AgainAsync(user, projectId, run, token) is { } again ? Created(projectId, again) : TypedResults.NotFound();

    private static async Task<Results<Ok<BundleDifference>, NotFound, ProblemHttpResult>> CompareAsync(
        string projectId, string run, string with, RunComparisons comparisons, CancellationToken token) =>
        await comparisons.FindAsync(projectId, run, with, token) switch
        {
            null or { With: null } => TypedResults.NotFound(),
            { Difference: { } difference } => TypedResults.Ok(difference),
            { Failure: { } failure } => TypedResults.Problem(failure, statusCode: StatusCodes.Status409Conflict),
            _ => TypedResults.Problem("Not both runs are done; ask again when they are.", statusCode: StatusCodes.Status409Conflict),
        };

    private static async Task<NoContent> DeleteAsync(string projectId, string run, RunService runs, ClaimsPrincipal user, CancellationToken token)
    {
        await runs.DeleteAsync(user, projectId, run, token);
        return TypedResults.NoContent();
    }

    private static Created<CreatedId> Created(string project, string run) => TypedResults.Created($"/api/projects/{project}/runs/{run}", new CreatedId(run));
}
