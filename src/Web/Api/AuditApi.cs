using System.Security.Claims;
using System.Text;
using CisLens.Inference.Evaluation.Audit;
using CisLens.Inference.Runs.Audits;
using CisLens.Shared.Storage;
using CisLens.Web.Access;
using CisLens.Web.Verdicts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CisLens.Web.Api;

/// <summary>The audit of a run: verdicts, evidence, and what to do, which can be started from here.</summary>
public static class AuditApi
{
    public static void MapAudit(this RouteGroupBuilder project)
    {
        var all = project.MapGroup("/runs/{run}/audit").AddEndpointFilter<RunOfProject>().WithTags("Audit");
        var read = all.MapGroup("").RequireAuthorization(ProjectPolicies.RunReader);
        read.MapGet("/", FindAsync).WithSummary("The verdict on each rule by the project's thresholds, with its numbers, the verdict on the run that this one was made of, and what can be done.");
        read.MapGet("/audit.tsv", TableAsync).WithSummary("The same as a table, one line for each number.").Produces<string>(contentType: "text/tab-separated-values");
        read.MapGet("/evidence.json", Evidence).WithSummary("What the verdicts rest on, as the run stored it, figures included.").Produces<string>(contentType: "application/json");
        var write = all.MapGroup("").RequireAuthorization(ProjectPolicies.Submitter);
        write.MapPost("/", StartAsync).WithSummary("Starts the same run with the usual tests; what this one has computed is taken over.");
        write.MapPost("/rules/{rule:int}/remedies/{remedy}", RemedyAsync).WithSummary("Starts the run of a remedy; what it has in common with this one is taken over.");
    }

    private static async Task<Results<Ok<AuditReport>, NotFound>> FindAsync(string projectId, string run, RunAudits audits, CancellationToken token) =>
        await audits.FindAsync(projectId, run, token) is { } view
            ? TypedResults.Ok(new AuditReport(view.Rules is not null, view.Origin?.Id, [.. (view.Rules ?? []).Select(judged => RuleView.Of(view, judged))]))
            : TypedResults.NotFound();

    private static async Task<Results<FileContentHttpResult, NotFound>> TableAsync(string projectId, string run, RunAudits audits, CancellationToken token)
    {
        if (await audits.FindAsync(projectId, run, token) is not { Rules: { } rules })
            return TypedResults.NotFound();
        using var writer = new StringWriter { NewLine = "\n" };
        VerdictTable.Write(writer, rules);
        return TypedResults.Bytes(Encoding.UTF8.GetBytes(writer.ToString()), "text/tab-separated-values", "audit.tsv");
    }

    private static Results<PhysicalFileHttpResult, NotFound> Evidence(string run, DataFolder data) =>
        RunAudit.EvidenceFile(data.Run(run)) is { } file ? TypedResults.PhysicalFile(file, "application/json", enableRangeProcessing: true) : TypedResults.NotFound();

    private static async Task<Created<CreatedId>> StartAsync(string projectId, string run, RunAudits audits, ClaimsPrincipal user, CancellationToken token) =>
        Created(projectId, await audits.AuditAsync(user, projectId, run, token));

    private static async Task<Created<CreatedId>> RemedyAsync(string projectId, string run, int rule, string remedy, RunAudits audits, ClaimsPrincipal user, CancellationToken token) =>
        Created(projectId, await audits.StartAsync(user, projectId, run, rule, remedy, token));

    private static Created<CreatedId> Created(string project, string run) => TypedResults.Created($"/api/projects/{project}/runs/{run}", new CreatedId(run));
}
