using Microsoft.EntityFrameworkCore;

namespace CisLens.Shared.Data;

/// <summary>The one clock by which machines judge whether another is alive: theirs may differ, or jump.</summary>
public static class DatabaseClock
{
    /// <summary>The server's time on PostgreSQL; this machine's on SQLite, where there is no other.</summary>
    public static async Task<DateTimeOffset> NowAsync(CisLensDb db, TimeProvider clock, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(clock);
        return db.Database.IsNpgsql()
            ? new DateTimeOffset(await db.Database.SqlQuery<DateTime>($"select now() as \"Value\"").SingleAsync(token).ConfigureAwait(false), TimeSpan.Zero)
            : clock.GetUtcNow();
    }
}
