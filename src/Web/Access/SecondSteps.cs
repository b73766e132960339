using System.Security.Claims;
using CisLens.Shared.Data;
using CisLens.Shared.Settings;
using Microsoft.EntityFrameworkCore;

namespace CisLens.Web.Access;

/// <summary>
/// Who must have a second step and has none; until it is on, nothing but their own account opens to them, nor to their tokens. Asked with every request and
/// remembered for a moment; whoever changes an account in this process says so (<see cref="ProjectStandings.Forget"/>).
/// </summary>
public sealed class SecondSteps
{
    /// <summary>What whoever has none is told.</summary>
    public const string Sentence =
        "This portal asks you for a second step at sign-in, and your account has none: sign in with a browser and turn it on under Your account; pages and tokens work from then on.";

    private readonly CisLensSettings _settings;
    private readonly IDbContextFactory<CisLensDb> _databases;
    private readonly BriefMemory<string, bool> _known;

    public SecondSteps(CisLensSettings settings, IDbContextFactory<CisLensDb> databases, ProjectStandings standings, TimeProvider clock)
    {
        (_settings, _databases) = (settings, databases);
        _known = new BriefMemory<string, bool>(clock);
        standings.Changed += (_, _) => _known.Forget();
    }

    public ValueTask<bool> OwesAsync(ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        if (_settings.People is not { Mode: PeopleMode.Accounts, SecondStep: not SecondStepRule.Optional } people || user.PersonId() is not { } person)
            return new(false);
        var ofAll = people.SecondStep == SecondStepRule.Everyone;
        return _known.FindAsync(person, async () =>
        {
            await using var database = await _databases.CreateDbContextAsync(cancellationToken);
            return await database.People.AnyAsync(one => one.Id == person && !one.HasTwoFactor && (ofAll || one.IsAdministrator), cancellationToken);
        });
    }
}
