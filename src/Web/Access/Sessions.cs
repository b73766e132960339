using System.Collections.Concurrent;
using CisLens.Shared.Data;
using CisLens.Shared.Data.Entities;
using Microsoft.EntityFrameworkCore;

namespace CisLens.Web.Access;

/// <summary>In which browsers people are signed in. A cookie only names a session; when its row is gone the cookie is worth nothing.</summary>
public sealed class Sessions(IDbContextFactory<CisLensDb> databases, TimeProvider clock)
{
    /// <summary>How long an unused session lasts.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(12);

    /// <summary>How long an unused session lasts whose person asked to stay signed in.</summary>
    public static readonly TimeSpan KeptIdle = TimeSpan.FromDays(14);

    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);
    private static readonly TimeSpan Precision = TimeSpan.FromMinutes(5);
    private const int LongestClient = 100;

    /// <summary>Sessions ended; open pages of theirs close.</summary>
    public event EventHandler? Ended;

    public async Task<string> OpenAsync(string person, string client, bool isKept, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var session = new SessionEntity
        {
            PersonId = person,
            Client = client[..Math.Min(client.Length, LongestClient)],
            IsKept = isKept,
            CreatedAt = now,
            SeenAt = now,
            ExpiresAt = now + (isKept ? KeptIdle : Idle),
        };
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        await database.Sessions.Where(one => one.ExpiresAt < now).ExecuteDeleteAsync(cancellationToken);
        database.Sessions.Add(session);
        await database.SaveChangesAsync(cancellationToken);
        await database.People.Where(one => one.Id == person).ExecuteUpdateAsync(set => set.SetProperty(one => one.SignedInAt, now), cancellationToken);
        return session.Id;
    }

    /// <summary>Whether the session goes on and its person may still sign in.</summary>
    public async Task<bool> IsAliveAsync(string session, string person, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return await database.Sessions.AnyAsync(one => one.Id == session && one.PersonId == person && one.ExpiresAt > now
            && database.People.Any(owner => owner.Id == person && !owner.IsDisabled), cancellationToken);
    }

    /// <summary>Notes that a living session was used, at most every few minutes.</summary>
    public async Task TouchAsync(string session, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        if (await database.Sessions.SingleOrDefaultAsync(one => one.Id == session && one.SeenAt < now - Precision, cancellationToken) is not { } seen)
            return;
        var until = now + (seen.IsKept ? KeptIdle : Idle);
        var last = seen.CreatedAt + Longest;
        var expires = until < last ? until : last;
        await database.Sessions.Where(one => one.Id == session)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.SeenAt, now).SetProperty(one => one.ExpiresAt, expires), cancellationToken);
    }

    /// <summary>The living sessions of a person, the one used last first.</summary>
    public async Task<IReadOnlyList<SessionEntity>> ListAsync(string person, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return await database.Sessions.AsNoTracking().Where(one => one.PersonId == person && one.ExpiresAt > now)
            .OrderByDescending(one => one.SeenAt).ToListAsync(cancellationToken);
    }

    /// <summary>Ends one session of a person.</summary>
    public Task EndAsync(string person, string session, CancellationToken cancellationToken) =>
        EndAsync(sessions => sessions.Where(one => one.PersonId == person && one.Id == session), cancellationToken);

    /// <summary>Ends all sessions of a person but one.</summary>
    public Task EndOthersAsync(string person, string? kept, CancellationToken cancellationToken) =>
        EndAsync(sessions => sessions.Where(one => one.PersonId == person && one.Id != kept), cancellationToken);

    private async Task EndAsync(Func<IQueryable<SessionEntity>, IQueryable<SessionEntity>> which, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        await which(database.Sessions).ExecuteDeleteAsync(cancellationToken);
        Ended?.Invoke(this, EventArgs.Empty);
    }
}
