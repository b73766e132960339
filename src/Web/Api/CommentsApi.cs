using System.Security.Claims;
using System.Text;
using CisLens.Web.Access;
using CisLens.Web.Comments;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CisLens.Web.Api;

/// <summary>What members say of a run, of its bases, motifs and rules. It is not for those who read a run by a link.</summary>
public static class CommentsApi
{
    public static void MapComments(this RouteGroupBuilder project)
    {
        var comments = project.MapGroup("/runs/{run}/comments").AddEndpointFilter<RunOfProject>().WithTags("Comments");
        comments.MapGet("/", ListAsync).RequireAuthorization(ProjectPolicies.Reader).WithSummary("All comments on a run, oldest first; answers name what they answer.");
        comments.MapGet($"/{CommentTable.FileName}", TableAsync).RequireAuthorization(ProjectPolicies.Reader)
            .WithSummary("The same as a table, one line each; line breaks are written as \\n.").Produces<string>(contentType: "text/tab-separated-values");
        comments.MapPost("/", AddAsync).RequireAuthorization(ProjectPolicies.Commenter).WithSummary("Says something of a run, of a place in it, or answers.");
        comments.MapPut("/{comment}", ChangeAsync).RequireAuthorization(ProjectPolicies.Commenter).WithSummary("Changes one's own words, or marks a conversation as settled.");
        comments.MapDelete("/{comment}", DeleteAsync).RequireAuthorization(ProjectPolicies.Commenter).WithSummary("Takes a comment away with its answers: one's own, or any for an owner.");
    }

    private static async Task<Ok<IReadOnlyList<Comment>>> ListAsync(string run, RunComments comments, CancellationToken token) =>
        TypedResults.Ok(await comments.ListAsync(run, token));

    private static async Task<FileContentHttpResult> TableAsync(string run, RunComments comments, CancellationToken token) =>
        TypedResults.Bytes(Encoding.UTF8.GetBytes(CommentTable.Write(await comments.ListAsync(run, token))), "text/tab-separated-values", CommentTable.FileName);

    private static async Task<Created<Comment>> AddAsync(string projectId, string run, NewComment body, RunComments comments, ClaimsPrincipal user, CancellationToken token)
    {
        var comment = await comments.AddAsync(user, run, body.Place ?? "", body.Text, body.Answers, token);
        return TypedResults.Created($"/api/projects/{projectId}/runs/{run}/comments", comment);
    }

    private static async Task<Results<NoContent, NotFound>> ChangeAsync(string run, string comment, CommentChange body, RunComments comments, ClaimsPrincipal user, CancellationToken token)
    {
        var found = body.Text is { } text
            ? await comments.ChangeAsync(user, run, comment, text, token)
            : (await comments.ListAsync(run, token)).Any(one => one.Id == comment);
        if (found && body.Settled is { } settled)
            await comments.SettleAsync(run, comment, settled, token);
        return found ? TypedResults.NoContent() : TypedResults.NotFound();
    }

    private static async Task<Results<NoContent, NotFound>> DeleteAsync(
        string projectId, string run, string comment, RunComments comments, IAuthorizationService authorization, ClaimsPrincipal user, CancellationToken token)
    {
        var isOwner = (await authorization.AuthorizeAsync(user, projectId, ProjectPolicies.Owner)).Succeeded;
        return await comments.DeleteAsync(user, run, comment, isOwner, token) ? TypedResults.NoContent() : TypedResults.NotFound();
    }
}
