using System.Security.Claims;
using CisLens.Shared;
using CisLens.Shared.Sequences;
using CisLens.Web.Access;
using CisLens.Web.Sequences;
using CisLens.Web.Uploads;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CisLens.Web.Api;

/// <summary>Sequence sets. Reading goes on after the answer; ask for the set until its state is ready or failed.</summary>
public static class SequencesApi
{
    public static void MapSequences(this RouteGroupBuilder project)
    {
        var sets = project.MapGroup("/sequences").WithTags("Sequences");
        sets.MapGet("/", ListAsync).RequireAuthorization(ProjectPolicies.Reader).WithSummary("The sequence sets of a project.");
        sets.MapPost("/", AddAsync).RequireAuthorization(ProjectPolicies.Writer).WithSummary("Makes a set of pasted text, or of a resumable upload that has arrived whole.");
        sets.MapPost("/file", AddFileAsync).RequireAuthorization(ProjectPolicies.Writer)
            .WithSummary("Makes a set of the request's body: FASTA, TSV or CSV, plain or gzip. The query says the file's name.");
        sets.MapGet("/{set}", PreviewAsync).RequireAuthorization(ProjectPolicies.Reader).WithSummary("A set with its report and first sequences.");
        sets.MapGet("/{set}/rejected", RejectedAsync).RequireAuthorization(ProjectPolicies.Reader).WithSummary("A page of the rejected rows, each with line and reason.");
        sets.MapDelete("/{set}", DeleteAsync).RequireAuthorization(ProjectPolicies.Writer).WithSummary("Deletes a set that no run shows.");
    }

    private static async Task<Results<Ok<SequenceSetList>, NotFound>> ListAsync(
        string projectId, SequenceService sequences, HttpContext http, CancellationToken token, int first = 0, int count = Paging.Usual) =>
        await sequences.ListAsync(projectId, token) is { } list ? TypedResults.Ok(list with { Sets = http.Page(list.Sets, first, count) }) : TypedResults.NotFound();

    private static async Task<Created<CreatedId>> AddAsync(string projectId, NewSequences body, SequenceService sequences, ClaimsPrincipal user, CancellationToken token)
    {
        var id = body switch
        {
            { Text: not null, Upload: null } => await sequences.AddTextAsync(user, projectId, body.Name ?? "", body.Text, token),
            { Text: null, Upload: not null } => await sequences.AddUploadAsync(user, projectId, body.Upload, body.Name ?? body.Upload, token),
            _ => throw new InputException("Give either text or upload."),
        };
        return Created(projectId, id);
    }

    private static async Task<Created<CreatedId>> AddFileAsync(
        string projectId, string name, UploadStore uploads, SequenceService sequences, HttpContext http, CancellationToken token) =>
        Created(projectId, await sequences.AddUploadAsync(http.User, projectId, await uploads.TakeAsync(http, projectId, name, token), name, token));

    private static async Task<Results<Ok<SequenceSetPreview>, NotFound>> PreviewAsync(string projectId, string set, SequenceService sequences, CancellationToken token) =>
        await sequences.PreviewAsync(projectId, set, token) is { } preview ? TypedResults.Ok(preview) : TypedResults.NotFound();

    private static async Task<Results<Ok<IReadOnlyList<RejectedSequence>>, NotFound>> RejectedAsync(
        string projectId, string set, SequenceService sequences, HttpContext http, CancellationToken token, int first = 0, int count = Paging.Usual)
    {
        if (await sequences.PreviewAsync(projectId, set, token) is not { Report: { } report })
            return TypedResults.NotFound();
        http.TellPage(report.RejectedCount, first, Paging.Take(count));
        return TypedResults.Ok(await sequences.RejectedAsync(set, Paging.Skip(first), Paging.Take(count), token));
    }

    private static async Task<Results<NoContent, NotFound>> DeleteAsync(string projectId, string set, SequenceService sequences, ClaimsPrincipal user, CancellationToken token) =>
        await sequences.DeleteAsync(user, projectId, set, token) ? TypedResults.NoContent() : TypedResults.NotFound();

    private static Created<CreatedId> Created(string project, string id) =>
        TypedResults.Created($"/api/projects/{project}/sequences/{id}", new CreatedId(id));
}
