using System.Security.Claims;
using CisLens.Shared;
using CisLens.Shared.Data.Entities;
using CisLens.Web.Access;
using Microsoft.AspNetCore.Identity;

namespace CisLens.Web.People;

/// <summary>What people do with their own account; whatever opens or closes it asks for the password again.</summary>
public sealed class MyAccount(PersonEdit edit, Sessions sessions, ApiTokens tokens, SignInPace pace, ProjectStandings standings, ActivityLog activities)
{
    public const int RecoveryCodes = 10;

    public Task<PersonEntity> FindAsync(ClaimsPrincipal user) => edit.RunAsync(Id(user), (_, person) => Task.FromResult(person));

    /// <summary>Changes the password; all other sessions end.</summary>
    /// <exception cref="InputException">The present one is not right, or the new one cannot be used.</exception>
    public async Task ChangePasswordAsync(ClaimsPrincipal user, string present, string wanted, CancellationToken cancellationToken)
    {
        await edit.RunAsync(Id(user), async (users, person) =>
        {
            Check(pace.RefusePassword(person.Email));
            Accounts.Check(await users.ChangePasswordAsync(person, present, wanted));
            return person;
        });
        await sessions.EndOthersAsync(Id(user), user.SessionId(), cancellationToken);
        await activities.AddAsync(user, null, "changed their password", user.PersonName(), cancellationToken);
    }

    /// <summary>A new key for the app; it counts only after a code made with it has been given.</summary>
    /// <exception cref="InputException">The password is not right.</exception>
    public Task<string> BeginTwoFactorAsync(ClaimsPrincipal user, string password) => edit.RunAsync(Id(user), async (users, person) =>
    {
        await CheckAsync(users, person, password);
        if (person.HasTwoFactor)
            throw new InputException("A second step is on already; turn it off first.");
        Accounts.Check(await users.ResetAuthenticatorKeyAsync(person));
        return (await users.GetAuthenticatorKeyAsync(person))!;
    });

    /// <summary>Turns the second step on and answers the recovery codes, which are shown once.</summary>
    /// <exception cref="InputException">The code is not right.</exception>
    public async Task<IReadOnlyList<string>> ConfirmTwoFactorAsync(ClaimsPrincipal user, string code, CancellationToken cancellationToken)
    {
        var codes = await edit.RunAsync(Id(user), async (users, person) =>
        {
            Check(pace.RefuseCode(person.Email));
            if (!await users.VerifyTwoFactorTokenAsync(person, TokenOptions.DefaultAuthenticatorProvider, code.Replace(" ", "", StringComparison.Ordinal)))
                throw new InputException("This code is not right; look whether the clocks of phone and portal agree, and give the one that the app shows now.");
            Accounts.Check(await users.SetTwoFactorEnabledAsync(person, true));
            return (await users.GenerateNewTwoFactorRecoveryCodesAsync(person, RecoveryCodes))!.ToList();
        });
        // Where one is required everything opens now.
        standings.Forget();
        await activities.AddAsync(user, null, "turned a second step on", user.PersonName(), cancellationToken);
        return codes;
    }

    /// <exception cref="InputException">The password is not right.</exception>
    public async Task EndTwoFactorAsync(ClaimsPrincipal user, string password, CancellationToken cancellationToken)
    {
        await edit.RunAsync(Id(user), async (users, person) =>
        {
            await CheckAsync(users, person, password);
            Accounts.Check(await users.SetTwoFactorEnabledAsync(person, false));
            return person;
        });
        standings.Forget();
        await activities.AddAsync(user, null, "turned the second step off", user.PersonName(), cancellationToken);
    }

    /// <summary>Ends one session.</summary>
    /// <exception cref="InputException">The password is not right.</exception>
    public async Task EndSessionAsync(ClaimsPrincipal user, string password, string session, CancellationToken cancellationToken)
    {
        await CheckAsync(user, password);
        await sessions.EndAsync(Id(user), session, cancellationToken);
    }

    /// <summary>Ends all sessions but this one.</summary>
    /// <exception cref="InputException">The password is not right.</exception>
    public async Task EndOtherSessionsAsync(ClaimsPrincipal user, string password, CancellationToken cancellationToken)
    {
        await CheckAsync(user, password);
        await sessions.EndOthersAsync(Id(user), user.SessionId(), cancellationToken);
    }

    /// <summary>Makes a token and answers it; it cannot be shown again.</summary>
    /// <exception cref="InputException">The password is not right, or the token cannot be.</exception>
    public async Task<string> MakeTokenAsync(ClaimsPrincipal user, string password, string name, ApiScopes scopes, int days, CancellationToken cancellationToken)
    {
        await CheckAsync(user, password);
        return await tokens.CreateAsync(user, name, scopes, days, cancellationToken);
    }

    /// <summary>Whether notices come by mail as well.</summary>
    public Task SetWantsMailAsync(ClaimsPrincipal user, bool wants) => edit.RunAsync(Id(user), async (users, person) =>
    {
        person.WantsMail = wants;
        Accounts.Check(await users.UpdateAsync(person));
        return person;
    });

    /// <summary>The address that apps understand (<c>otpauth</c>).</summary>
    public static string AppAddress(string email, string key) =>
        $"otpauth://totp/CisLens:{Uri.EscapeDataString(email)}?secret={key}&issuer=CisLens&digits=6";

    private static string Id(ClaimsPrincipal user) => user.PersonId() ?? throw new InvalidOperationException("Nobody is signed in.");

    private Task<PersonEntity> CheckAsync(ClaimsPrincipal user, string password) => edit.RunAsync(Id(user), async (users, person) =>
    {
        await CheckAsync(users, person, password);
        return person;
    });

    private async Task CheckAsync(UserManager<PersonEntity> users, PersonEntity person, string password)
    {
        Check(pace.RefusePassword(person.Email));
        if (!await users.CheckPasswordAsync(person, password))
            throw new InputException("The password is not right.");
    }

    private static void Check(string? refusal)
    {
        if (refusal is not null)
            throw new InputException(refusal);
    }
}
