using System.Security.Claims;
using CisLens.Inference.Motifs;
using CisLens.Inference.Motifs.Consensus;
using CisLens.Inference.Motifs.Files;
using CisLens.Shared;
using CisLens.Web.Access;
using CisLens.Web.Motifs.Databases;
using CisLens.Web.Uploads;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CisLens.Web.Api;

/// <summary>Databases of known motifs.</summary>
public static class MotifDatabasesApi
{
    public static void MapMotifDatabases(this RouteGroupBuilder project)
    {
        var databases = project.MapGroup("/motif-databases").WithTags("Motif databases");
        databases.MapGet("/", ListAsync).RequireAuthorization(ProjectPolicies.Reader).WithSummary("The motif databases that a project can use; the starter set is always there.");
        databases.MapPost("/", AddAsync).RequireAuthorization(ProjectPolicies.Writer).WithSummary("Makes a database of a resumable upload that has arrived whole.");
        databases.MapPost("/file", AddFileAsync).RequireAuthorization(ProjectPolicies.Writer)
            .WithSummary("Makes a database of the request's body: MEME, JASPAR, TRANSFAC, HOMER, a table or .npy, plain or gzip. The query gives the file's name, and name, version and licence.");
        databases.MapGet("/{database}", MotifsAsync).RequireAuthorization(ProjectPolicies.Reader).WithSummary("A page of the motifs whose identifier, name, family or citation contains a text.");
        databases.MapPut("/{database}", ChangeAsync).RequireAuthorization(ProjectPolicies.Writer).WithSummary("Changes name, version and licence.");
        databases.MapDelete("/{database}", DeleteAsync).RequireAuthorization(ProjectPolicies.Writer).WithSummary("Deletes a database that no run uses.");
        databases.MapGet("/{database}/file", FileAsync).RequireAuthorization(ProjectPolicies.Reader)
            .WithSummary("The file as it was added, or, with a format (meme, jaspar, transfac, homer, table), its motifs written in that form.");
    }

    private static async Task<Results<Ok<MotifDatabaseList>, NotFound>> ListAsync(
        string projectId, MotifDatabaseService databases, HttpContext http, CancellationToken token, int first = 0, int count = Paging.Usual) =>
        await databases.ListAsync(projectId, token) is { } list ? TypedResults.Ok(list with { Databases = http.Page(list.Databases, first, count) }) : TypedResults.NotFound();

    private static async Task<Created<AddedMotifDatabase>> AddAsync(
        string projectId, NewMotifDatabase body, MotifDatabaseService databases, ClaimsPrincipal user, CancellationToken token) =>
        Created(projectId, await databases.AddUploadAsync(user, projectId, body.Upload, body.FileName, new MotifDatabaseDetails(body.Name, body.Version, body.Licence), token));

    private static async Task<Created<AddedMotifDatabase>> AddFileAsync(
        string projectId, string fileName, string name, UploadStore uploads, MotifDatabaseService databases, HttpContext http, CancellationToken token, string version = "", string licence = "")
    {
        var length = http.Request.ContentLength ?? throw new InputException($"The length of {fileName} is not known; send it with Content-Length.");
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = MotifFiles.MaximumBytes;
        var upload = Identifier.New();
        await uploads.AppendAsync(UploadKey.Of(http.User, projectId, upload), 0, length, http.Request.Body, token);
        return Created(projectId, await databases.AddUploadAsync(http.User, projectId, upload, fileName, new MotifDatabaseDetails(name, version, licence), token));
    }

    private static async Task<Results<Ok<IReadOnlyList<KnownMotifLine>>, NotFound>> MotifsAsync(
        string projectId, string database, MotifDatabaseService databases, HttpContext http, CancellationToken token, string text = "", int first = 0, int count = Paging.Usual) =>
        await databases.FindAsync(projectId, database, token) is { } view
            ? TypedResults.Ok<IReadOnlyList<KnownMotifLine>>([.. http.Page([.. view.Search(text)], first, count).Select(Line)])
            : TypedResults.NotFound();

    private static async Task<Results<NoContent, NotFound>> ChangeAsync(
        string projectId, string database, MotifDatabaseDetails body, MotifDatabaseService databases, CancellationToken token) =>
        await databases.ChangeAsync(projectId, database, body, token) ? TypedResults.NoContent() : TypedResults.NotFound();

    private static async Task<Results<NoContent, NotFound>> DeleteAsync(string projectId, string database, MotifDatabaseService databases, ClaimsPrincipal user, CancellationToken token) =>
        await databases.DeleteAsync(user, projectId, database, token) ? TypedResults.NoContent() : TypedResults.NotFound();

    private static async Task<Results<FileStreamHttpResult, NotFound>> FileAsync(
        string projectId, string database, MotifDatabaseService databases, CancellationToken token, string? format = null)
    {
        if (format is null)
            return await databases.FileAsync(projectId, database, token) is { } file
                ? TypedResults.Stream(file.Content, "application/octet-stream", file.Name, enableRangeProcessing: true)
                : TypedResults.NotFound();
        if (await databases.FindAsync(projectId, database, token) is not { } view)
            return TypedResults.NotFound();
        if (!Enum.TryParse<MotifFormat>(format, ignoreCase: true, out var form) || !Enum.IsDefined(form))
            throw new InputException($"There is no form '{format}'; ask for {string.Join(", ", Enum.GetNames<MotifFormat>()).ToLowerInvariant()}.");
        var written = new MemoryStream();
        MotifFiles.Write(written, form, view.Database);
        written.Position = 0;
        return TypedResults.Stream(written, "text/plain; charset=utf-8", $"{Path.GetFileNameWithoutExtension(view.Line.FileName)}.{MotifFiles.Ending(form)}");
    }

    private static KnownMotifLine Line(Motif motif) => new(
        motif.Id, motif.Name, Iupac.Of(motif), motif.Sites, motif.Family, motif.Citation,
        [.. Enumerable.Range(0, motif.Width).Select(position => motif.Ppm.Column(position).ToArray())]);

    private static Created<AddedMotifDatabase> Created(string project, AddedMotifDatabase added) =>
        TypedResults.Created($"/api/projects/{project}/motif-databases/{added.Id}", added);
}
