using System.Security.Claims;
using CisLens.Shared.Data;
using CisLens.Shared.Settings;
using Microsoft.EntityFrameworkCore;

namespace CisLens.Web.Access;

/// <summary>Who must have a second step and has none; until it is on, nothing but their own account opens to them, nor to their tokens.</summary>
public sealed class SecondSteps(CisLensSettings settings, IDbContextFactory<CisLensDb> databases)
{
    /// <summary>What whoever has none is told.</summary>
    public const string Sentence =
        "This portal asks you for a second step at sign-in, and your account has none: sign in with a browser and turn it on under Your account; pages and tokens work from then on.";

    public async ValueTask<bool> OwesAsync(ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        if (settings.People is not { Mode: PeopleMode.Accounts, SecondStep: not SecondStepRule.Optional } people || user.PersonId() is not { } person)
            return false;
        var ofAll = people.SecondStep == SecondStepRule.Everyone;
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return await database.People.AnyAsync(one => one.Id == person && !one.HasTwoFactor && (ofAll || one.IsAdministrator), cancellationToken);
    }
}
