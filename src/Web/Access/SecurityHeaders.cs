using System.Security.Cryptography;

namespace CisLens.Web.Access;

/// <summary>What browsers are told to refuse: scripts and frames of others, and guesses about types of files.</summary>
public static class SecurityHeaders
{
    private const string NonceKey = "script-nonce";
    private const int NonceBytes = 16;

    public static void UseSecurityHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(NonceBytes));
        context.Items[NonceKey] = nonce;
        // At the last moment, because the handler of errors clears what was set before.
        context.Response.OnStarting(() =>
        {
            Complete(context, nonce);
            return Task.CompletedTask;
        });
        return next(context);
    });

    /// <summary>What a script within a page has to carry.</summary>
    public static string? ScriptNonce(this HttpContext context) => context.Items[NonceKey] as string;

    private static void Complete(HttpContext context, string nonce)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = "default-src 'self'; "
            + $"script-src 'self' 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
            + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'";
        headers.XContentTypeOptions = "nosniff";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        // Nothing here is for search engines, links that open a run least of all.
        headers["X-Robots-Tag"] = "noindex, nofollow";
        // Addresses of invitations hold their secret.
        headers.TryAdd("Referrer-Policy", "same-origin");
        if (context.Request.IsHttps)
            headers.StrictTransportSecurity = "max-age=31536000";
        // Every text that the portal writes is UTF-8.
        if (context.Response.ContentType is { } type && type.StartsWith("text/", StringComparison.OrdinalIgnoreCase) && !type.Contains("charset", StringComparison.OrdinalIgnoreCase))
            context.Response.ContentType = type + "; charset=utf-8";
        // Answers belong to a person; what has a tag may be kept, and is asked for again.
        if (context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
            headers.TryAdd("Cache-Control", headers.ETag.Count > 0 ? "private, no-cache" : "no-store");
    }
}
