using CisLens.Shared.Settings;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.HttpOverrides;

namespace CisLens.Web.Access;

/// <summary>What single-user mode and accounts do differently with a request.</summary>
public static class AccessMiddleware
{
    /// <summary>Pages of accounts are not there without accounts; with them, a proxy on this machine says whether the browser's connection is encrypted.</summary>
    public static void UseModeOf(this WebApplication app, CisLensSettings settings)
    {
        if (settings.People.Mode == PeopleMode.Accounts)
        {
            app.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedProto });
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

    private static bool IsOfTheFramework(string? path) =>
        path?.TrimStart('/') is { } address && (address.StartsWith("_blazor", StringComparison.Ordinal) || address.StartsWith("_framework", StringComparison.Ordinal));
}
