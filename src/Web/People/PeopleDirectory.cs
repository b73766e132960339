using System.Security.Claims;
using CisLens.Shared;
using CisLens.Shared.Data;
using CisLens.Shared.Data.Entities;
using CisLens.Web.Access;
using Microsoft.EntityFrameworkCore;

namespace CisLens.Web.People;

/// <summary>What administrators do with accounts.</summary>
public sealed class PeopleDirectory(IDbContextFactory<CisLensDb> databases, PersonEdit edit, Invitations invitations, Sessions sessions, ProjectStandings standings, ActivityLog activities)
{
    /// <summary>The page on which a person sets a new password.</summary>
    public const string ResetPage = "reset";

    public async Task<PeopleView?> ListAsync(CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var people = await database.People.OrderBy(person => person.IsDisabled).ThenBy(person => person.Name).Select(person => new PersonLine(
            person.Id, person.Name, person.Email, person.IsAdministrator, person.IsDisabled, person.HasTwoFactor, person.LockedUntil,
            database.ProjectMembers.Count(member => member.PersonId == person.Id), person.SignedInAt)).ToListAsync(cancellationToken);
        return new PeopleView(people, await invitations.ListAsync(null, cancellationToken));
    }

    /// <summary>Whether a person may sign in; who no longer may is signed out everywhere.</summary>
    /// <exception cref="InputException">It is oneself.</exception>
    public async Task SetDisabledAsync(ClaimsPrincipal user, string person, bool isDisabled, CancellationToken cancellationToken)
    {
        var email = await ChangeAsync(user, person, one => one.IsDisabled = isDisabled);
        if (isDisabled)
            await sessions.EndOthersAsync(person, null, cancellationToken);
        await activities.AddAsync(user, null, isDisabled ? "disabled the account of" : "enabled the account of", email, cancellationToken);
    }

    /// <summary>Signs a person out everywhere; their tokens and their account stay.</summary>
    public async Task EndSessionsAsync(ClaimsPrincipal user, string person, CancellationToken cancellationToken)
    {
        var email = await edit.RunAsync(person, (_, one) => Task.FromResult(one.Email));
        await sessions.EndOthersAsync(person, null, cancellationToken);
        await activities.AddAsync(user, null, "signed out everywhere", email, cancellationToken);
    }

    /// <exception cref="InputException">It is oneself: somebody has to be left who can.</exception>
    public async Task SetAdministratorAsync(ClaimsPrincipal user, string person, bool isAdministrator, CancellationToken cancellationToken)
    {
        var email = await ChangeAsync(user, person, one => one.IsAdministrator = isAdministrator);
        await activities.AddAsync(user, null, isAdministrator ? "made an administrator of" : "took the administrator's rights of", email, cancellationToken);
    }

    /// <summary>The path of a link with which a person sets a new password, once, within a day. It is for whoever asked for it to send.</summary>
    public async Task<string> ResetLinkAsync(ClaimsPrincipal user, string person, CancellationToken cancellationToken)
    {
        var (email, token) = await edit.RunAsync(person, async (users, one) => (one.Email, await users.GeneratePasswordResetTokenAsync(one)));
        await activities.AddAsync(user, null, "made a link for a new password of", email, cancellationToken);
        return LinkSecrets.Address(ResetPage, ResetSecret(person, token));
    }

    /// <summary>What such a link carries: whose password it is, and the proof.</summary>
    public static string ResetSecret(string? person, string? token) => $"{person}.{token}";

    /// <summary>Turns the second step of somebody off who has lost both the app and the codes.</summary>
    public async Task EndTwoFactorAsync(ClaimsPrincipal user, string person, CancellationToken cancellationToken)
    {
        var email = await ChangeAsync(user, person, one => (one.HasTwoFactor, one.TwoFactorKey, one.RecoveryCodeHashes) = (false, null, ""));
        await activities.AddAsync(user, null, "turned off the second step of", email, cancellationToken);
    }

    /// <summary>Sets the new password of a link; every session of the person ends.</summary>
    /// <exception cref="InputException">The link was used or is too old, or the password cannot be used.</exception>
    public async Task ResetAsync(string? secret, string password, CancellationToken cancellationToken)
    {
        if (secret?.Split('.', 2) is not [var person, { Length: > 0 } key] || !Identifier.IsValid(person))
            throw new InputException(new AccountErrors().InvalidToken().Description);
        await edit.RunAsync(person, async (users, one) =>
        {
            Accounts.Check(await users.ResetPasswordAsync(one, key, password));
            Accounts.Check(await users.SetLockoutEndDateAsync(one, null));
            return one;
        });
        await sessions.EndOthersAsync(person, null, cancellationToken);
    }

    private async Task<string> ChangeAsync(ClaimsPrincipal user, string person, Action<PersonEntity> change)
    {
        if (person == user.PersonId())
            throw new InputException("This cannot be done to one's own account; ask another administrator.");
        var email = await edit.RunAsync(person, async (users, one) =>
        {
            change(one);
            Accounts.Check(await users.UpdateSecurityStampAsync(one));
            return one.Email;
        });
        // Their open pages ask again what they may do.
        standings.Forget();
        return email;
    }
}
