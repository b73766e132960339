using System.Security.Cryptography;
using System.Text;
using CisLens.Shared.Runs;
using Microsoft.Net.Http.Headers;

namespace CisLens.Web.Api;

/// <summary>
/// What a run that is done has computed does not change: answers get a tag of the run, the address and this build, and whoever has the
/// answer already (<c>If-None-Match</c>) is told so without anything being read. The tag is weak: it stands for what is said, not for its bytes.
/// </summary>
public sealed class FinishedRun(RunStore runs) : IEndpointFilter
{
    private static readonly string Build = typeof(FinishedRun).Module.ModuleVersionId.ToString("N");

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (http.GetRouteValue("run") is not string run || await runs.FinishedAsync(run, http.RequestAborted) is not { } finished)
            return await next(context);
        var tag = Tag($"{Build} {run} {finished.UtcTicks} {http.Request.Path}{http.Request.QueryString}");
        if (http.Request.GetTypedHeaders().IfNoneMatch is { Count: > 0 } known && known.Any(one => one.Compare(tag, useStrongComparison: false) || one.Equals(EntityTagHeaderValue.Any)))
        {
            http.Response.GetTypedHeaders().ETag = tag;
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        }

        // What is not there gets none.
        http.Response.OnStarting(() =>
        {
            if (http.Response.StatusCode == StatusCodes.Status200OK && http.Response.Headers.ETag.Count == 0)
                http.Response.GetTypedHeaders().ETag = tag;
            return Task.CompletedTask;
        });
        return await next(context);
    }

    private static EntityTagHeaderValue Tag(string text) => new($"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32]}\"", isWeak: true);
}
