using Microsoft.Net.Http.Headers;

namespace CisLens.Web.Access;

/// <summary>
/// Refuses what a page of another site sends through a visitor's browser. Browsers say with every connection that stays open, and with every change, where the
/// page comes from; scripts say nothing of the kind.
/// </summary>
public static class OriginGuard
{
    private static readonly string[] Guarded = ["/_blazor", "/hubs", "/api"];

    public static void UseOriginGuard(this WebApplication app) => app.Use((context, next) =>
    {
        if (!IsForeign(context.Request))
            return next(context);
        context.Refuse($"a page of another site asked ({RefusalLog.Plain(context.Request.Headers[HeaderNames.Origin].ToString())})");
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    });

    private static bool IsForeign(HttpRequest request) =>
        request.Headers[HeaderNames.Origin] is [{ Length: > 0 } origin]
        && Guarded.Any(path => request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase))
        && (!Uri.TryCreate(origin, UriKind.Absolute, out var page) || !page.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase));
}
