using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace CisLens.Web.Access;

/// <summary>Single-user mode: whoever reaches the portal is the local user. The portal listens on loopback only.</summary>
public sealed class LocalUserHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public new const string Scheme = "local";

    /// <summary>The identifier that stands for the local user.</summary>
    public const string Id = "local";

    /// <summary>The local user.</summary>
    public static ClaimsPrincipal User { get; } = new(new ClaimsIdentity(
        [new Claim(ClaimTypes.NameIdentifier, Id), new Claim(ClaimTypes.Name, "local user")], Scheme));

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() =>
        Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(User, Scheme)));
}
