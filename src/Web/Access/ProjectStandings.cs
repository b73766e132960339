using CisLens.Shared.Data;
using Microsoft.EntityFrameworkCore;

namespace CisLens.Web.Access;

/// <summary>
/// Remembers for a moment what people are in projects. Whoever changes a membership, or an account, in this process says so with
/// <see cref="Forget"/>, and open pages ask again at once.
/// </summary>
public sealed class ProjectStandings(IDbContextFactory<CisLensDb> databases, TimeProvider clock)
{
    private readonly BriefMemory<(string Person, string Project), ProjectStanding?> _known = new(clock);

    /// <summary>Somebody's place in a project, or in the portal, is another from now on.</summary>
    public event EventHandler? Changed;

    public ValueTask<ProjectStanding?> FindAsync(
        string person, string project, Func<CisLensDb, IQueryable<ProjectStanding>> query, CancellationToken cancellationToken) => _known.FindAsync((person, project), async () =>
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return await query(database).SingleOrDefaultAsync(cancellationToken);
    });

    /// <summary>Forgets everything and tells open pages.</summary>
    public void Forget()
    {
        _known.Forget();
        Changed?.Invoke(this, EventArgs.Empty);
    }
}
