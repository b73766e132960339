using System.Security.Claims;
using CisLens.Inference.Models;
using CisLens.Shared;
using CisLens.Shared.Data;
using CisLens.Shared.Data.Entities;
using CisLens.Shared.Settings;
using CisLens.Web.Access;
using CisLens.Web.Shell;
using Microsoft.EntityFrameworkCore;

namespace CisLens.Web.Projects;

/// <summary>Projects: list, look, make, rename.</summary>
public sealed class ProjectService(
    IDbContextFactory<CisLensDb> databases, ModelCatalogue catalogue, RunLines runLines, ProjectNames names, IProjectMembership membership,
    ProjectStandings standings, ActivityLog activities, CisLensSettings settings, TimeProvider clock)
{
    private const int LongestName = 100;
    private const int LongestDescription = 1000;
    private const int RunsShown = 8;

    public async Task<IReadOnlyList<ProjectLine>> ListAsync(ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return await Lines(database, membership.Visible(database, user).OrderByDescending(project => project.CreatedAt)).ToListAsync(cancellationToken);
    }

    /// <summary>Null when there is no such project.</summary>
    public async Task<ProjectOverview?> OverviewAsync(string id, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        if (await Lines(database, database.Projects.Where(project => project.Id == id)).SingleOrDefaultAsync(cancellationToken) is not { } line)
            return null;
        var sequences = await database.SequenceSets.Where(set => set.ProjectId == id).OrderByDescending(set => set.CreatedAt)
            .Select(set => new ProjectSequences(set.Id, set.Name, set.State, set.Count, set.Rejected, set.CreatedAt)).ToListAsync(cancellationToken);
        var added = await database.Models.Where(model => model.ProjectId == id).OrderBy(model => model.Name)
            .Select(model => new ProjectModel(model.Id, model.Name, model.Version, false)).ToListAsync(cancellationToken);
        var shipped = catalogue.Shipped().Select(model => new ProjectModel(model.Id, model.Package.Card.Title, model.Package.Card.Version, true));
        return new ProjectOverview(line, sequences, [.. added, .. shipped], await runLines.NewestAsync(id, RunsShown, cancellationToken));
    }

    /// <summary>Makes a project and answers its id.</summary>
    /// <exception cref="InputException">The name is empty, too long or taken, or the person owns too many.</exception>
    public async Task<string> CreateAsync(string name, string description, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var person = user.PersonId() ?? throw new InvalidOperationException("Nobody made a project.");
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        // Who is alone fills nobody's portal but their own.
        if (await database.ProjectMembers.CountAsync(member => member.PersonId == person && member.Role == ProjectRole.Owner, cancellationToken) is var owned && owned >= settings.Ceilings.Projects)
            throw new InputException($"You own {owned} projects, and {settings.Ceilings.Projects} is the most; delete one, or give it away.");
        var project = new ProjectEntity { Name = await FreeNameAsync(membership.Visible(database, user), name, null, cancellationToken), Description = Checked(description), CreatedAt = clock.GetUtcNow() };
        database.Projects.Add(project);
        if (person != LocalUserHandler.Id)
            database.ProjectMembers.Add(new ProjectMemberEntity { ProjectId = project.Id, PersonId = person, Role = ProjectRole.Owner, Since = project.CreatedAt });
        database.Activities.Add(activities.Line(user, project.Id, "made the project", project.Name));
        await database.SaveChangesAsync(cancellationToken);
        standings.Forget();
        return project.Id;
    }

    /// <exception cref="InputException">The name is empty, too long or taken.</exception>
    public async Task RenameAsync(string id, string name, string description, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var free = await FreeNameAsync(membership.Visible(database, user), name, id, cancellationToken);
        var text = Checked(description);
        await database.Projects.Where(project => project.Id == id).ExecuteUpdateAsync(
            set => set.SetProperty(project => project.Name, free).SetProperty(project => project.Description, text), cancellationToken);
        await activities.AddAsync(user, id, "renamed the project", free, cancellationToken);
        names.Announce();
    }

    private static IQueryable<ProjectLine> Lines(CisLensDb database, IQueryable<ProjectEntity> projects) => projects.Select(project => new ProjectLine(
        project.Id, project.Name, project.Description, project.IsDemo, project.ArchivedAt != null,
        database.SequenceSets.Count(set => set.ProjectId == project.Id), database.Runs.Count(run => run.ProjectId == project.Id), project.CreatedAt));

    private static async Task<string> FreeNameAsync(IQueryable<ProjectEntity> visible, string name, string? except, CancellationToken cancellationToken)
    {
        name = name.Trim();
        if (name.Length == 0)
            throw new InputException("A project needs a name.");
        if (name.Length > LongestName)
            throw new InputException($"The name has {name.Length} characters; {LongestName} is the most.");
        return await visible.AnyAsync(project => project.Name == name && project.Id != except, cancellationToken)
            ? throw new InputException($"There is a project called '{name}' already; choose another name.")
            : name;
    }

    private static string Checked(string description) => description.Trim() is { Length: <= LongestDescription } text
        ? text
        : throw new InputException($"The description has {description.Trim().Length} characters; {LongestDescription} is the most.");
}
