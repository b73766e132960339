using CisLens.Shared.Data.Entities;
using Microsoft.AspNetCore.Identity;

namespace CisLens.Web.People;

/// <summary>Signs people in and out of their browsers; one request long.</summary>
public sealed class SignInDesk(PersonSignIn signIn, UserManager<PersonEntity> users, IPasswordHasher<PersonEntity> hasher, SignInPace pace, ILogger<SignInDesk> logger)
{
    // One answer for every reason, so that nobody learns who has an account.
    private const string Refused = "The address or the password is not right, or the account is locked for a few minutes after wrong passwords.";
    private const string CodeRefused = "This code is not right, was used before, or the account is locked for a few minutes.";

    // Of no password that anybody has; it costs as much to check as one that somebody has.
    private static string? s_decoy;

    /// <summary>Looks at address and password.</summary>
    /// <returns>Whether a code is still asked for, or why it was refused.</returns>
    public async Task<(bool AsksCode, string? Refusal)> EnterAsync(string email, string password, bool stay)
    {
        if (pace.RefusePassword(email) is { } wait)
        {
            logger.LogWarning("A sign-in was not looked at: there were too many.");
            return (false, wait);
        }

        if (await users.FindByNameAsync(email.Trim()) is not { } person)
        {
            hasher.VerifyHashedPassword(Nobody, s_decoy ??= hasher.HashPassword(Nobody, Guid.NewGuid().ToString()), password);
            logger.LogWarning("A sign-in was refused: nobody has the address that was given.");
            return (false, Refused);
        }

        var result = await signIn.PasswordSignInAsync(person, password, stay, lockoutOnFailure: true);
        Tell(person, "password", result);
        return (result.RequiresTwoFactor, result.Succeeded || result.RequiresTwoFactor ? null : Refused);
    }

    /// <summary>Whether somebody gave the right password a moment ago and owes a code.</summary>
    public async Task<bool> OwesCodeAsync() => await signIn.GetTwoFactorAuthenticationUserAsync() is not null;

    /// <summary>Looks at a code from the app, or at a recovery code; answers why it was refused.</summary>
    public async Task<string?> EnterCodeAsync(string code, bool stay)
    {
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is not { } person)
            return CodeRefused;
        // Guesses that come at the same moment count as one for the lock, and recovery codes for none.
        if (pace.RefuseCode(person.Email) is { } wait)
            return wait;
        var compact = code.Replace(" ", "", StringComparison.Ordinal);
        var result = compact.Length > 0 && compact.All(char.IsAsciiDigit)
            ? await signIn.TwoFactorAuthenticatorSignInAsync(compact, stay, rememberClient: false)
            : await signIn.TwoFactorRecoveryCodeSignInAsync(compact.ToUpperInvariant());
        Tell(person, "code", result);
        return result.Succeeded ? null : CodeRefused;
    }

    /// <summary>Signs in somebody who has just made their account.</summary>
    public Task WelcomeAsync(PersonEntity person) => signIn.SignInAsync(person, isPersistent: false);

    private void Tell(PersonEntity person, string what, SignInResult result)
    {
        if (result.Succeeded || result.RequiresTwoFactor)
            logger.LogInformation("The {What} of person {Person} was right.", what, person.Id);
        else
            logger.LogWarning("The {What} of person {Person} was refused: {Result}.", what, person.Id, result);
    }

    private static PersonEntity Nobody => new() { Name = "", Email = "", CreatedAt = default };
}
