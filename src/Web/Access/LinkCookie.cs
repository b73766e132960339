using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;

namespace CisLens.Web.Access;

/// <summary>
/// Remembers in a browser which links it opened. Whoever holds links is no more signed in than before: they carry claims beside who they are, or are nobody
/// with claims.
/// </summary>
public static class LinkCookie
{
    public const string Scheme = "links";

    private const int MostLinks = 20;

    /// <summary>Remembers one more link; of many, the latest.</summary>
    public static async Task AddAsync(HttpContext context, string link)
    {
        var known = (await context.AuthenticateAsync(Scheme)).Principal?.Links() ?? [];
        var links = known.Where(one => one != link).Append(link).TakeLast(MostLinks);
        await context.SignInAsync(Scheme, new ClaimsPrincipal(new ClaimsIdentity(links.Select(PersonClaims.OfLink), Scheme)));
    }

    /// <summary>From here on whoever asks carries the links that their browser opened and that still open something.</summary>
    public static void UseLinks(this WebApplication app) => app.Use(async (context, next) =>
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is null && (await context.AuthenticateAsync(Scheme)).Principal?.Links() is { Count: > 0 } links
            && await context.RequestServices.GetRequiredService<SharedRuns>().UseAsync(links, context.RequestAborted) is { Count: > 0 } alive)
            context.User = new ClaimsPrincipal(context.User.Identities.Append(new ClaimsIdentity(alive.Select(PersonClaims.OfLink))));
        await next(context);
    });
}
