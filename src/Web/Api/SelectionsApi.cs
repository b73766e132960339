using System.Security.Claims;
using CisLens.Web.Access;
using CisLens.Web.Selections;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CisLens.Web.Api;

/// <summary>Which sequences of a run people looked at, kept as examples and took out, and where these stand among all.</summary>
public static class SelectionsApi
{
    public static void MapSelections(this RouteGroupBuilder project)
    {
        var run = project.MapGroup("/runs/{run}").AddEndpointFilter<RunOfProject>().WithTags("Selections");
        run.MapGet("/selections", ListAsync).RequireAuthorization(ProjectPolicies.RunReader).WithSummary("What was done with sequences of the run, the latest first.");
        run.MapPost("/selections", RecordAsync).RequireAuthorization(ProjectPolicies.Writer).WithSummary("Says that sequences were looked at, kept as examples or taken out, and how they were come upon.");
        run.MapDelete("/selections/{row:long}", RemoveAsync).RequireAuthorization(ProjectPolicies.Writer).WithSummary("Keeps a sequence no longer as an example.");
        run.MapGet("/examples", ExamplesAsync).RequireAuthorization(ProjectPolicies.RunReader)
            .WithSummary("The shown sequences with their percentiles and captions, the random panel with its seed, and what rule 25 says.");
    }

    private static async Task<Ok<IReadOnlyList<Selection>>> ListAsync(
        string run, SelectionLedger ledger, HttpContext http, CancellationToken token, int first = 0, int count = Paging.Usual) =>
        TypedResults.Ok(http.Page(await ledger.ListAsync(run, token), first, count));

    private static async Task<NoContent> RecordAsync(string run, NewSelection body, SelectionLedger ledger, ClaimsPrincipal user, CancellationToken token)
    {
        await ledger.RecordAsync(user, run, body.Rows, body.Action, new SelectionReason(body.Source, body.Detail ?? ""), token);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> RemoveAsync(string run, long row, SelectionLedger ledger, CancellationToken token)
    {
        await ledger.RemoveBookmarksAsync(run, [row], token);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<ExamplesAnswer>, NotFound>> ExamplesAsync(
        string projectId, string run, ShownExamples examples, CancellationToken token, int target = 0) =>
        await examples.FindAsync(projectId, run, target, token) is { } view
            ? TypedResults.Ok(new ExamplesAnswer(
                view.Head.Spec.Targets[view.Target].Name, [.. view.Measures.Select(measure => measure.Name)], [.. view.Shown.Select(one => ExampleLine.Of(one.Example))],
                view.Head.Spec.Seed, [.. view.Panel.Select(ExampleLine.Of)], [.. view.Shown.Select(one => one.Caption)], view.PanelCaption,
                view.Judged.Verdict, view.Judged.Evidence.Findings[0].Text))
            : TypedResults.NotFound();
}
