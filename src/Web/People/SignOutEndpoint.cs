using CisLens.Web.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace CisLens.Web.People;

/// <summary>Where the sign-out button goes.</summary>
public static class SignOutEndpoint
{
    public static void MapSignOut(this IEndpointRouteBuilder app) =>
        app.MapPost("/sign-out", SignOutAsync).RequireAuthorization(ProjectPolicies.Account).ExcludeFromDescription().WithMetadata(new AccountsOnlyAttribute());

    // The form is empty but for the token that shows that it is one of ours.
    private static async Task<RedirectHttpResult> SignOutAsync([FromForm(Name = "__RequestVerificationToken")] string? token, HttpContext http, Sessions sessions)
    {
        if (http.User is { } user && user.PersonId() is { } person && user.SessionId() is { } session)
            await sessions.EndAsync(person, session, http.RequestAborted);
        await http.SignOutAsync(IdentityConstants.ApplicationScheme);
        // What it kept of pages and files was this person's.
        http.Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        return TypedResults.Redirect("/sign-in");
    }
}
