using CisLens.Shared.Data;
using Microsoft.EntityFrameworkCore;

namespace CisLens.Web.Shell;

/// <summary>The names of projects, for the menu and the trails above pages.</summary>
public sealed class ProjectNames(IDbContextFactory<CisLensDb> databases)
{
    /// <summary>A project was renamed.</summary>
    public event EventHandler? Changed;

    public async Task<string?> FindAsync(string project, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return await database.Projects.Where(one => one.Id == project).Select(one => one.Name).SingleOrDefaultAsync(cancellationToken);
    }

    public void Announce() => Changed?.Invoke(this, EventArgs.Empty);
}
