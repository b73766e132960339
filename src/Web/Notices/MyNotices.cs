using CisLens.Shared.Data;
using CisLens.Shared.Data.Entities;
using Microsoft.EntityFrameworkCore;

namespace CisLens.Web.Notices;

/// <summary>What a person was told.</summary>
public sealed class MyNotices(IDbContextFactory<CisLensDb> databases, NoticeFeed feed, TimeProvider clock)
{
    private const int Shown = 100;

    /// <summary>The latest first.</summary>
    public async Task<IReadOnlyList<NoticeEntity>> ListAsync(string person, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return await database.Notices.AsNoTracking().Where(one => one.PersonId == person).OrderByDescending(one => one.Id).Take(Shown).ToListAsync(cancellationToken);
    }

    /// <summary>How many were not seen.</summary>
    public async Task<int> UnreadAsync(string person, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return await database.Notices.CountAsync(one => one.PersonId == person && one.ReadAt == null, cancellationToken);
    }

    /// <summary>Marks one as seen, or all of them.</summary>
    public async Task ReadAsync(string person, long? notice, CancellationToken cancellationToken)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        await database.Notices.Where(one => one.PersonId == person && one.ReadAt == null && (notice == null || one.Id == notice))
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.ReadAt, now), cancellationToken);
        feed.Announce(person);
    }
}
