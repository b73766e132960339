using System.Globalization;
using System.Security.Claims;
using CisLens.Shared;
using CisLens.Web.Access;
using Microsoft.AspNetCore.Http.Features;

namespace CisLens.Web.Uploads;

/// <summary>Where files arrive: HEAD tells how much is there, PATCH appends a piece.</summary>
public static class UploadEndpoints
{
    private const string OffsetHeader = "Upload-Offset";
    private const string LengthHeader = "Upload-Length";

    public static void MapUploads(this RouteGroupBuilder project)
    {
        var group = project.MapGroup("/uploads/{upload}").RequireAuthorization(ProjectPolicies.Writer).WithTags("Uploads");
        group.MapMethods("", [HttpMethods.Head], Head).WithName("UploadOffset");
        group.MapPatch("", AppendAsync).WithName("AppendUpload");
    }

    /// <summary>Takes a request's body whole and answers the upload's id.</summary>
    /// <param name="uploads">Where it goes.</param>
    /// <param name="http">The request.</param>
    /// <param name="project">The project that it is for.</param>
    /// <param name="name">What the person calls the file.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="InputException">Its length is not known, or it is too large.</exception>
    public static async Task<string> TakeAsync(this UploadStore uploads, HttpContext http, string project, string name, CancellationToken cancellationToken)
    {
        var length = http.Request.ContentLength ?? throw new InputException($"The length of {name} is not known; send it with Content-Length.");
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = null;
        var upload = Identifier.New();
        await uploads.AppendAsync(UploadKey.Of(http.User, project, upload), 0, length, http.Request.Body, cancellationToken);
        return upload;
    }

    private static IResult Head(string projectId, string upload, UploadStore uploads, ClaimsPrincipal user, HttpResponse response)
    {
        if (!Identifier.IsValid(upload))
            return TypedResults.NotFound();
        Tell(response, uploads.Offset(UploadKey.Of(user, projectId, upload)));
        return TypedResults.Ok();
    }

    private static async Task<IResult> AppendAsync(string projectId, string upload, UploadStore uploads, HttpContext http, CancellationToken cancellationToken)
    {
        if (!Number(http, OffsetHeader, out var offset) || !Number(http, LengthHeader, out var length))
            return TypedResults.Problem($"Say with {OffsetHeader} and {LengthHeader} where the piece belongs and how long the file is.", statusCode: StatusCodes.Status400BadRequest);
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = null;
        var key = UploadKey.Of(http.User, projectId, upload);
        var before = uploads.Offset(key);
        Tell(http.Response, await uploads.AppendAsync(key, offset, length, http.Request.Body, cancellationToken));
        return before == offset ? TypedResults.NoContent() : TypedResults.Conflict();
    }

    private static bool Number(HttpContext http, string header, out long value) =>
        long.TryParse(http.Request.Headers[header], NumberStyles.None, CultureInfo.InvariantCulture, out value);

    private static void Tell(HttpResponse response, long offset) =>
        response.Headers[OffsetHeader] = offset.ToString(CultureInfo.InvariantCulture);
}
