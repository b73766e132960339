using CisLens.Shared;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;

namespace CisLens.Web.Access;

/// <summary>
/// Tells the log in one line who was refused what, from where, and why. It names the address as it is mapped, and of what was sent only identifiers: no line can
/// be forged, and none holds the secret of a link.
/// </summary>
public static class RefusalLog
{
    private const string Key = "refusal";
    private const int LongestText = 100;

    public static void UseRefusalLog(this WebApplication app)
    {
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(RefusalLog).FullName!);
        app.Use(async (context, next) =>
        {
            // The page about an error is no second request.
            if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null)
            {
                await next(context);
                return;
            }

            try
            {
                await next(context);
            }
            finally
            {
                if (Reason(context) is { } reason)
                    logger.LogWarning(
                        "Refused with {Status}: {Method} {Address}, project {Project}, run {Run}, to person {Person} by {Means} from {From}, because {Reason}.",
                        context.Response.StatusCode, Plain(context.Request.Method), Address(context),
                        Value(context, ProjectPolicies.RouteValue), ProjectPolicies.RunRouteValues.Select(name => Value(context, name)).FirstOrDefault(run => run != "-") ?? "-",
                        context.User.PersonId() ?? "nobody", TokenHandler.Has(context) ? "token" : "browser", context.Connection.RemoteIpAddress?.ToString() ?? "unknown", reason);
            }
        });
    }

    /// <summary>Says why a request is refused, where the status alone does not.</summary>
    public static void Refuse(this HttpContext context, string reason) => context.Items[Key] = reason;

    /// <summary>What somebody sent, as it can stand in a line of the log.</summary>
    public static string Plain(string text) => string.Concat(text.Take(LongestText).Select(letter => char.IsAscii(letter) && !char.IsControl(letter) ? letter : '?'));

    private static string? Reason(HttpContext context) => context switch
    {
        _ when context.Items[Key] is string reason => reason,
        _ when context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false } => "the form has not the token that the portal put into it",
        { Response.StatusCode: StatusCodes.Status401Unauthorized } => TokenHandler.Has(context) ? "there is no such token, or it has ended" : "nobody is signed in",
        { Response.StatusCode: StatusCodes.Status403Forbidden } => "they may not do that",
        _ => null,
    };

    private static string Address(HttpContext context) => context.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: { } pattern } ? "/" + pattern.Trim('/') : "unknown";

    private static string Value(HttpContext context, string name) => context.GetRouteValue(name) is string value && Identifier.IsValid(value) ? value : "-";
}
