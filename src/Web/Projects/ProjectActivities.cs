using CisLens.Shared.Data;
using Microsoft.EntityFrameworkCore;

namespace CisLens.Web.Projects;

/// <summary>Reads what was done in a project.</summary>
public sealed class ProjectActivities(IDbContextFactory<CisLensDb> databases)
{
    private const int Shown = 200;

    /// <summary>Null when there is no such project.</summary>
    public async Task<ActivityView?> ListAsync(string project, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        if (await database.Projects.Where(one => one.Id == project).Select(one => one.Name).SingleOrDefaultAsync(cancellationToken) is not { } name)
            return null;
        return new ActivityView(name, await database.Activities.AsNoTracking().Where(line => line.ProjectId == project)
            .OrderByDescending(line => line.Id).Take(Shown).ToListAsync(cancellationToken));
    }
}
