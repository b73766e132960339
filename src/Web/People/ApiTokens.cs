using System.Security.Claims;
using CisLens.Shared;
using CisLens.Shared.Data;
using CisLens.Shared.Data.Entities;
using CisLens.Shared.Settings;
using CisLens.Web.Access;
using Microsoft.EntityFrameworkCore;

namespace CisLens.Web.People;

/// <summary>Tokens with which scripts act for a person. They can do at most what the person can, and end with the account.</summary>
public sealed class ApiTokens(IDbContextFactory<CisLensDb> databases, ActivityLog activities, CisLensSettings settings, TimeProvider clock) : ITokenReader
{
    public const int MostDays = 365;
    private const string Start = "cislens_";
    private const int ShownCharacters = 12;
    private const int LongestName = 100;
    private static readonly TimeSpan Precision = TimeSpan.FromMinutes(5);

    public async Task<IReadOnlyList<ApiTokenEntity>> ListAsync(ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var person = user.PersonId();
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return await database.ApiTokens.AsNoTracking().Where(token => token.PersonId == person).OrderByDescending(token => token.CreatedAt).ToListAsync(cancellationToken);
    }

    /// <summary>Makes a token and answers it; it cannot be shown again.</summary>
    /// <exception cref="InputException">The name is empty or too long, nothing is allowed, it lasts too long, or there are too many.</exception>
    public async Task<string> CreateAsync(ClaimsPrincipal user, string name, ApiScopes scopes, int days, CancellationToken cancellationToken)
    {
        if (name.Trim() is not { Length: > 0 and <= LongestName } called)
            throw new InputException($"Give the token a name of at most {LongestName} characters, by which you will know what uses it.");
        if (scopes == ApiScopes.None)
            throw new InputException("Choose at least one thing that the token may do.");
        if (days is < 1 or > MostDays)
            throw new InputException($"A token lasts 1 to {MostDays} days.");
        var secret = Start + Secrets.New();
        var (now, person) = (clock.GetUtcNow(), user.PersonId()!);
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        if (await database.ApiTokens.CountAsync(token => token.PersonId == person && token.ExpiresAt > now, cancellationToken) is var alive && alive >= settings.Ceilings.Tokens)
            throw new InputException($"You have {alive} tokens, and {settings.Ceilings.Tokens} is the most; revoke one that nothing uses any more.");
        database.ApiTokens.Add(new ApiTokenEntity
        {
            PersonId = person, Name = called, Prefix = secret[..ShownCharacters], Hash = Secrets.Hash(secret), Scopes = scopes, CreatedAt = now, ExpiresAt = now.AddDays(days),
        });
        database.Activities.Add(activities.Line(user, null, "made a token", called));
        await database.SaveChangesAsync(cancellationToken);
        return secret;
    }

    public async Task RevokeAsync(ClaimsPrincipal user, ApiTokenEntity token, CancellationToken cancellationToken)
    {
        var person = user.PersonId();
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        await database.ApiTokens.Where(one => one.Id == token.Id && one.PersonId == person).ExecuteDeleteAsync(cancellationToken);
        await activities.AddAsync(user, null, "revoked a token", token.Name, cancellationToken);
    }

    /// <inheritdoc />
    public async Task<ClaimsPrincipal?> FindAsync(string secret, CancellationToken cancellationToken)
    {
        var (hash, now) = (Secrets.Hash(secret), clock.GetUtcNow());
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var found = await (
            from token in database.ApiTokens
            join person in database.People on token.PersonId equals person.Id
            where token.Hash == hash && token.ExpiresAt > now && !person.IsDisabled
            select new { Token = token, person.Name }).AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        if (found is null)
            return null;
        var id = found.Token.Id;
        if (found.Token.UsedAt is null || found.Token.UsedAt < now - Precision)
            await database.ApiTokens.Where(token => token.Id == id).ExecuteUpdateAsync(set => set.SetProperty(token => token.UsedAt, now), cancellationToken);
        return PersonClaims.OfToken(found.Token.PersonId, found.Name, id, found.Token.Scopes);
    }

    /// <inheritdoc />
    public async Task<bool> IsAliveAsync(string token, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return await database.ApiTokens.AnyAsync(
            one => one.Id == token && one.ExpiresAt > now && database.People.Any(person => person.Id == one.PersonId && !person.IsDisabled), cancellationToken);
    }
}
