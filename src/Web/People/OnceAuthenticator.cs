using CisLens.Shared.Data.Entities;
using Microsoft.AspNetCore.Identity;
using OtpNet;

namespace CisLens.Web.People;

/// <summary>
/// Codes from an app (TOTP, RFC 6238): those of this half minute, and of one before and after for clocks that are wrong, where Identity itself takes two. Each is taken once, so that
/// one seen over a shoulder is worth nothing.
/// </summary>
public sealed class OnceAuthenticator(TimeProvider clock) : AuthenticatorTokenProvider<PersonEntity>
{
    private const int Digits = 6;

    // As many codes as are good at the same time.
    private const int Remembered = 3;

    private static readonly VerificationWindow Around = new(previous: 1, future: 1);

    public override async Task<bool> ValidateAsync(string purpose, string token, UserManager<PersonEntity> manager, PersonEntity user)
    {
        // Otherwise the same code with a zero before it would be another.
        if (token.Length != Digits || !token.All(char.IsAsciiDigit))
            return false;
        var hash = Secrets.Hash(token);
        var taken = (user.LastCodeHash ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (taken.Contains(hash) || await manager.GetAuthenticatorKeyAsync(user) is not { } key || !IsGood(key, token))
            return false;
        user.LastCodeHash = string.Join(' ', taken.Append(hash).TakeLast(Remembered));
        // Of two that arrive at once, one fails here.
        return (await manager.UpdateAsync(user)).Succeeded;
    }

    private bool IsGood(string key, string token) =>
        new Totp(Base32Encoding.ToBytes(key), totpSize: Digits).VerifyTotp(clock.GetUtcNow().UtcDateTime, token, out _, Around);
}
