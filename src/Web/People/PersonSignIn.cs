using System.Security.Claims;
using CisLens.Shared.Data.Entities;
using CisLens.Web.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CisLens.Web.People;

/// <summary>Identity's sign-in, which opens a session that can be listed and ended, and turns away who was disabled.</summary>
public sealed class PersonSignIn(
    UserManager<PersonEntity> users, IHttpContextAccessor contexts, IUserClaimsPrincipalFactory<PersonEntity> principals, IOptions<IdentityOptions> options,
    ILogger<SignInManager<PersonEntity>> logger, IAuthenticationSchemeProvider schemes, IUserConfirmation<PersonEntity> confirmation, Sessions sessions)
    : SignInManager<PersonEntity>(users, contexts, principals, options, logger, schemes, confirmation)
{
    public override Task<bool> CanSignInAsync(PersonEntity user) => Task.FromResult(!user.IsDisabled);

    public override async Task SignInWithClaimsAsync(PersonEntity user, AuthenticationProperties? authenticationProperties, IEnumerable<Claim> additionalClaims)
    {
        // Of one browser there is one session: whoever was signed in here before no longer is.
        if (Context.User.SessionId() is { } former && Context.User.PersonId() is { } person)
            await sessions.EndAsync(person, former, Context.RequestAborted);
        var client = ClientName.Of(Context.Request.Headers.UserAgent.ToString());
        var session = await sessions.OpenAsync(user.Id, client, authenticationProperties?.IsPersistent == true, Context.RequestAborted);
        await base.SignInWithClaimsAsync(user, authenticationProperties, [.. additionalClaims, PersonClaims.OfSession(session)]);
    }
}
