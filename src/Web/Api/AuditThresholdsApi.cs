using System.Security.Claims;
using CisLens.Inference.Evaluation.Audit;
using CisLens.Web.Access;
using CisLens.Web.Verdicts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CisLens.Web.Api;

/// <summary>The thresholds by which a project judges its runs.</summary>
public static class AuditThresholdsApi
{
    public static void MapAuditThresholds(this RouteGroupBuilder project)
    {
        var thresholds = project.MapGroup("/audit-thresholds").WithTags("Audit");
        thresholds.MapGet("/", ListAsync).RequireAuthorization(ProjectPolicies.Reader).WithSummary("The rules and gates of the audit with the thresholds that hold in the project; its own say so.");
        thresholds.MapPut("/{rule:int}/{place:int}", SetAsync).RequireAuthorization(ProjectPolicies.Writer).WithSummary("Sets a threshold of a rule; gates have negative numbers, places begin at 0.");
        thresholds.MapDelete("/{rule:int}", ResetAsync).RequireAuthorization(ProjectPolicies.Writer).WithSummary("Gives a rule its default thresholds again.");
        thresholds.MapDelete("/", ResetAllAsync).RequireAuthorization(ProjectPolicies.Writer).WithSummary("Gives all rules their default thresholds again.");
    }

    private static async Task<Ok<IReadOnlyList<AuditRule>>> ListAsync(string projectId, ProjectThresholds thresholds, CancellationToken token) =>
        TypedResults.Ok(await thresholds.RulesAsync(projectId, token));

    private static async Task<NoContent> SetAsync(string projectId, int rule, int place, NewThreshold body, ProjectThresholds thresholds, ClaimsPrincipal user, CancellationToken token)
    {
        await thresholds.SetAsync(user, projectId, rule, place, body.Pass, body.Fail, token);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> ResetAsync(string projectId, int rule, ProjectThresholds thresholds, ClaimsPrincipal user, CancellationToken token)
    {
        await thresholds.ResetAsync(user, projectId, rule, token);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> ResetAllAsync(string projectId, ProjectThresholds thresholds, ClaimsPrincipal user, CancellationToken token)
    {
        await thresholds.ResetAsync(user, projectId, null, token);
        return TypedResults.NoContent();
    }
}
