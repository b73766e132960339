using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace CisLens.Web.Access;

/// <summary>Looks at every request whether the session that the cookie names goes on, and sends whoever must sign in to the right place.</summary>
public sealed class PersonCookie(Sessions sessions) : CookieAuthenticationEvents
{
    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var cancellationToken = context.HttpContext.RequestAborted;
        if (context.Principal?.PersonId() is { } person && context.Principal.SessionId() is { } session && await sessions.IsAliveAsync(session, person, cancellationToken))
        {
            await sessions.TouchAsync(session, cancellationToken);
            return;
        }

        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(context.Scheme.Name);
    }

    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (PageRequest.Is(context.HttpContext))
            context.Response.Redirect(context.RedirectUri);
        else
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }
}
