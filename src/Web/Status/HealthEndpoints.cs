using Microsoft.AspNetCore.Http.HttpResults;

namespace CisLens.Web.Status;

/// <summary>Two addresses for whoever watches the portal: <c>/healthz</c>, it lives; <c>/readyz</c>, it can do its work.</summary>
public static class HealthEndpoints
{
    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/healthz").AllowAnonymous();
        app.MapGet("/readyz", ReadyAsync).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task<JsonHttpResult<PortalReadiness>> ReadyAsync(PortalHealth health, CancellationToken token)
    {
        var readiness = await health.LookAsync(token);
        return TypedResults.Json(readiness, statusCode: readiness.Database && readiness.Folder ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
