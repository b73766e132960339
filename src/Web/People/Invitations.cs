using System.Security.Claims;
using CisLens.Shared;
using CisLens.Shared.Data;
using CisLens.Shared.Data.Entities;
using CisLens.Web.Access;
using Microsoft.EntityFrameworkCore;

namespace CisLens.Web.People;

/// <summary>Links with which people make their own account: each works once, for a week.</summary>
public sealed class Invitations(IDbContextFactory<CisLensDb> databases, IServiceScopeFactory scopes, ActivityLog activities, TimeProvider clock)
{
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(7);

    /// <summary>Makes an invitation and answers the path of its link, which cannot be shown again.</summary>
    /// <exception cref="InputException">The address cannot be used, or has an account.</exception>
    public async Task<string> CreateAsync(ClaimsPrincipal user, string email, bool isAdministrator, CancellationToken cancellationToken)
    {
        var address = email.Trim().Length == 0 ? "" : Accounts.CheckedEmail(email);
        var secret = Secrets.New();
        var now = clock.GetUtcNow();
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var normalized = address.ToUpperInvariant();
        if (address.Length > 0 && await database.People.AnyAsync(person => person.NormalizedEmail == normalized, cancellationToken))
            throw new InputException($"There is an account with the address {address} already.");
        database.Invitations.Add(new InvitationEntity
        {
            Hash = Secrets.Hash(secret),
            Email = address,
            IsAdministrator = isAdministrator,
            InvitedById = user.PersonId()!,
            CreatedAt = now,
            ExpiresAt = now + Lasts,
        });
        database.Activities.Add(activities.Line(user, null, isAdministrator ? "invited an administrator" : "invited", address.Length > 0 ? address : "whoever has the link"));
        await database.SaveChangesAsync(cancellationToken);
        return $"invitation?key={secret}";
    }

    /// <summary>The invitation of a link; null when it was used, taken back, or is too old.</summary>
    public async Task<InvitationEntity?> FindAsync(string? secret, CancellationToken cancellationToken)
    {
        var hash = Secrets.Hash(secret ?? "");
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return await Open(database).SingleOrDefaultAsync(one => one.Hash == hash, cancellationToken);
    }

    /// <summary>Those that can still be used, the newest first.</summary>
    public async Task<IReadOnlyList<InvitationEntity>> ListAsync(CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return await Open(database).OrderByDescending(one => one.CreatedAt).ToListAsync(cancellationToken);
    }

    public async Task TakeBackAsync(string id, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        await database.Invitations.Where(one => one.Id == id).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Makes the account of an invitation.</summary>
    /// <exception cref="InputException">The link was used or is too old, or name, address or password cannot be used; then the link still works.</exception>
    public async Task<PersonEntity> AcceptAsync(string? secret, string name, string email, string password, CancellationToken cancellationToken)
    {
        if (await FindAsync(secret, cancellationToken) is not { } invitation || !await MarkAsync(invitation.Id, clock.GetUtcNow(), cancellationToken))
            throw new InputException("This invitation was used before or is too old; ask for another.");
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var person = await scope.ServiceProvider.GetRequiredService<Accounts>()
                .CreateAsync(name, invitation.Email.Length > 0 ? invitation.Email : email, password, invitation.IsAdministrator);
            await activities.AddAsync(await new PersonPrincipals().CreateAsync(person), null, "joined", person.Email, cancellationToken);
            return person;
        }
        catch (InputException)
        {
            await MarkAsync(invitation.Id, null, cancellationToken);
            throw;
        }
    }

    private IQueryable<InvitationEntity> Open(CisLensDb database)
    {
        var now = clock.GetUtcNow();
        return database.Invitations.AsNoTracking().Where(one => one.UsedAt == null && one.ExpiresAt > now);
    }

    // Of two who use a link at once, one succeeds.
    private async Task<bool> MarkAsync(string id, DateTimeOffset? usedAt, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var marks = usedAt is not null;
        return await database.Invitations.Where(one => one.Id == id && (one.UsedAt == null) == marks)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.UsedAt, usedAt), cancellationToken) == 1;
    }
}
