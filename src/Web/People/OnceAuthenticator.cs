using CisLens.Shared.Data.Entities;
using Microsoft.AspNetCore.Identity;

namespace CisLens.Web.People;

/// <summary>Codes from an app (TOTP, RFC 6238); each is taken once, so that one seen over a shoulder is worth nothing.</summary>
public sealed class OnceAuthenticator : AuthenticatorTokenProvider<PersonEntity>
{
    private const int Digits = 6;

    // As many codes as are good at the same time: of now, and of two steps of 30 seconds before and after.
    private const int Remembered = 5;

    public override async Task<bool> ValidateAsync(string purpose, string token, UserManager<PersonEntity> manager, PersonEntity user)
    {
        // Otherwise the same code with a zero before it would be another.
        if (token.Length != Digits || !token.All(char.IsAsciiDigit))
            return false;
        var hash = Secrets.Hash(token);
        var taken = (user.LastCodeHash ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (taken.Contains(hash) || !await base.ValidateAsync(purpose, token, manager, user))
            return false;
        user.LastCodeHash = string.Join(' ', taken.Append(hash).TakeLast(Remembered));
        // Of two that arrive at once, one fails here.
        return (await manager.UpdateAsync(user)).Succeeded;
    }
}
