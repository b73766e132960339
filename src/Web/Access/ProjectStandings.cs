using System.Collections.Concurrent;
using CisLens.Shared.Data;
using Microsoft.EntityFrameworkCore;

namespace CisLens.Web.Access;

/// <summary>
/// Remembers for a moment what people are in projects: a page asks several times each time it is drawn. Whoever changes a
/// membership in this process says so with <see cref="Forget"/>, and open pages ask again at once.
/// </summary>
public sealed class ProjectStandings(IDbContextFactory<CisLensDb> databases, TimeProvider clock)
{
    private const int Most = 10_000;
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(2);
    private readonly ConcurrentDictionary<(string Person, string Project), (ProjectStanding? Standing, DateTimeOffset Until)> _known = new();

    /// <summary>Somebody's place in a project, or in the portal, is another from now on.</summary>
    public event EventHandler? Changed;

    public async ValueTask<ProjectStanding?> FindAsync(
        string person, string project, Func<CisLensDb, IQueryable<ProjectStanding>> query, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (_known.TryGetValue((person, project), out var known) && known.Until > now)
            return known.Standing;
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var standing = await query(database).SingleOrDefaultAsync(cancellationToken);
        if (_known.Count > Most)
            _known.Clear();
        _known[(person, project)] = (standing, now + Remembered);
        return standing;
    }

    /// <summary>Forgets everything and tells open pages.</summary>
    public void Forget()
    {
        _known.Clear();
        Changed?.Invoke(this, EventArgs.Empty);
    }
}
