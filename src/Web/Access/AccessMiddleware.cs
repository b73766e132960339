using CisLens.Shared.Settings;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.HttpOverrides;

namespace CisLens.Web.Access;

/// <summary>What single-user mode and accounts do differently with a request.</summary>
public static class AccessMiddleware
{
    private const string Unencrypted =
        "Nobody can sign in over a connection that is not encrypted: open the portal at its https:// address. To whoever runs it: the proxy has to send X-Forwarded-Proto; "
        + "to try accounts out on one machine set CisLens:People:PlainHttp to true.";

    /// <summary>
    /// Pages of accounts are not there without accounts; with them, a proxy on this machine says whether the browser's connection is encrypted, and from where it
    /// comes, and pages are shown over no other, because a browser would not keep their cookies.
    /// </summary>
    public static void UseModeOf(this WebApplication app, CisLensSettings settings)
    {
        if (settings.People.Mode == PeopleMode.Accounts)
        {
            app.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedFor });
            if (settings.People.IsEncrypted)
                app.UseEncryptedPages();
            return;
        }

        app.Use(async (context, next) =>
        {
            if (context.GetEndpoint()?.Metadata.GetMetadata<AccountsOnlyAttribute>() is null)
                await next(context);
            else
                context.Response.StatusCode = StatusCodes.Status404NotFound;
        });
    }

    /// <summary>The addresses behind pages, over which circuits run, say themselves nothing of who may use them: whoever is signed in or opened a link.</summary>
    public static void CloseCircuits(this RazorComponentsEndpointConventionBuilder pages) => pages.Add(endpoint =>
    {
        if (!endpoint.Metadata.Any(one => one is IAuthorizeData or IAllowAnonymous) && endpoint is RouteEndpointBuilder route && IsOfTheFramework(route.RoutePattern.RawText))
            endpoint.Metadata.Add(new AuthorizeAttribute(ProjectPolicies.Browser));
    });

    private static void UseEncryptedPages(this WebApplication app) => app.Use(async (context, next) =>
    {
        if (context.Request.IsHttps || context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is null)
        {
            await next(context);
            return;
        }

        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        context.Response.ContentType = "text/plain";
        await context.Response.WriteAsync(Unencrypted, context.RequestAborted);
    });

    private static bool IsOfTheFramework(string? path) =>
        path?.TrimStart('/') is { } address && (address.StartsWith("_blazor", StringComparison.Ordinal) || address.StartsWith("_framework", StringComparison.Ordinal));
}
