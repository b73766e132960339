using System.Security.Claims;
using CisLens.Shared.Data.Entities;

namespace CisLens.Web.Access;

/// <summary>What a signed-in person carries: who they are and in which session, or with which token. What they may do is asked of the database each time.</summary>
public static class PersonClaims
{
    /// <summary>How the identity of a person with an account says that it is one.</summary>
    public const string Account = "account";

    private const string Session = "session";
    private const string Scopes = "scopes";
    private const string Link = "link";
    private const string Token = "token";

    /// <summary>A person in a browser.</summary>
    public static Claim OfSession(string session) => new(Session, session);

    /// <summary>A link to a run that somebody opened, by its identifier.</summary>
    public static Claim OfLink(string link) => new(Link, link);

    /// <summary>A person's script.</summary>
    public static ClaimsPrincipal OfToken(string person, string name, string token, ApiScopes scopes) => new(new ClaimsIdentity(
        [new Claim(ClaimTypes.NameIdentifier, person), new Claim(ClaimTypes.Name, name), new Claim(Token, token), new Claim(Scopes, scopes.ToString())], Account));

    /// <summary>The identifier of the person; null for nobody.</summary>
    public static string? PersonId(this ClaimsPrincipal user) =>
        user.Identity is { IsAuthenticated: true } ? user.FindFirstValue(ClaimTypes.NameIdentifier) : null;

    public static string PersonName(this ClaimsPrincipal user) => user.FindFirstValue(ClaimTypes.Name) ?? "";

    public static string? SessionId(this ClaimsPrincipal user) => user.FindFirstValue(Session);

    /// <summary>The token with which their script asks; null for a browser.</summary>
    public static string? TokenId(this ClaimsPrincipal user) => user.FindFirstValue(Token);

    /// <summary>The links that they opened, whoever they are.</summary>
    public static IReadOnlyList<string> Links(this ClaimsPrincipal user) => [.. user.FindAll(Link).Select(claim => claim.Value)];

    /// <summary>What a script may do; null for a person in a browser, who may do what their roles allow.</summary>
    public static ApiScopes? TokenScopes(this ClaimsPrincipal user) =>
        user.FindFirstValue(Scopes) is { } scopes ? Enum.Parse<ApiScopes>(scopes) : null;
}
