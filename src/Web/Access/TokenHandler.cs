using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace CisLens.Web.Access;

/// <summary>Signs scripts in by <c>Authorization: Bearer</c>.</summary>
public sealed class TokenHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, ITokenReader tokens)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public new const string Scheme = "token";

    private const string Start = "Bearer ";

    /// <summary>Whether a request is one of a script with a token. On pages there is none.</summary>
    public static bool Has(HttpContext context) =>
        !PageRequest.Is(context) && context.Request.Headers.Authorization.ToString().StartsWith(Start, StringComparison.OrdinalIgnoreCase);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var secret = Request.Headers.Authorization.ToString()[Start.Length..].Trim();
        return await tokens.FindAsync(secret, Context.RequestAborted) is { } user
            ? AuthenticateResult.Success(new AuthenticationTicket(user, Scheme))
            : AuthenticateResult.Fail("There is no such token, or it has ended.");
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = "Bearer";
        return Task.CompletedTask;
    }
}
