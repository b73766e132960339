using CisLens.Shared.Data.Entities;
using Microsoft.AspNetCore.Identity;

namespace CisLens.Web.People;

/// <summary>Codes from an app (TOTP, RFC 6238); each is taken once, so that one seen over a shoulder is worth nothing.</summary>
public sealed class OnceAuthenticator : AuthenticatorTokenProvider<PersonEntity>
{
    public override async Task<bool> ValidateAsync(string purpose, string token, UserManager<PersonEntity> manager, PersonEntity user)
    {
        var hash = Secrets.Hash(token);
        if (user.LastCodeHash == hash || !await base.ValidateAsync(purpose, token, manager, user))
            return false;
        user.LastCodeHash = hash;
        // Of two that arrive at once, one fails here.
        return (await manager.UpdateAsync(user)).Succeeded;
    }
}
