using System.Security.Claims;
using CisLens.Web.Access;
using CisLens.Web.Motifs.Reviews;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CisLens.Web.Api;

/// <summary>What the people of a project think of the motif findings of a run.</summary>
public static class MotifReviewsApi
{
    public static void MapMotifReviews(this RouteGroupBuilder project)
    {
        var reviews = project.MapGroup("/runs/{run}/motifs/reviews").AddEndpointFilter<RunOfProject>().WithTags("Motifs");
        reviews.MapGet("/", ListAsync).RequireAuthorization(ProjectPolicies.RunReader).WithSummary("The findings that somebody has reviewed, by key; all others are unreviewed.");
        reviews.MapPut("/", SetAsync).RequireAuthorization(ProjectPolicies.Writer).WithSummary("Sets the verdict on a finding; unreviewed and without a note removes it.");
    }

    private static async Task<Ok<IReadOnlyDictionary<string, MotifReview>>> ListAsync(string run, MotifReviews reviews, CancellationToken token) =>
        TypedResults.Ok(await reviews.OfRunAsync(run, token));

    private static async Task<NoContent> SetAsync(string run, MotifReview body, MotifReviews reviews, ClaimsPrincipal user, CancellationToken token)
    {
        await reviews.SetAsync(user, run, body, token);
        return TypedResults.NoContent();
    }
}
