using System.Security.Claims;
using CisLens.Inference.Attribution;
using CisLens.Shared.Data;
using CisLens.Shared.Data.Entities;
using CisLens.Shared.Runs;
using CisLens.Web.Access;
using Microsoft.EntityFrameworkCore;

namespace CisLens.Web.Shell;

/// <summary>Lists of runs, newest first.</summary>
public sealed class RunLines(IDbContextFactory<CisLensDb> databases, IProjectMembership membership)
{
    /// <summary>Of one project.</summary>
    public Task<IReadOnlyList<RunLine>> NewestAsync(string project, int take, CancellationToken cancellationToken) => PageAsync(project, 0, take, cancellationToken);

    /// <summary>The name of a run; null when the project has no such run.</summary>
    public async Task<string?> NameAsync(string project, string run, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return await database.Runs.Where(one => one.Id == run && one.ProjectId == project).Select(one => one.Name).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>How many there are in a project.</summary>
    public async Task<int> CountAsync(string project, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return await database.Runs.CountAsync(run => run.ProjectId == project, cancellationToken);
    }

    /// <summary>Of one project, some of them.</summary>
    public async Task<IReadOnlyList<RunLine>> PageAsync(string project, int first, int take, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return await NewestAsync(database, database.Projects.Where(one => one.Id == project), first, take, cancellationToken);
    }

    /// <summary>Of all projects that a person sees.</summary>
    public async Task<IReadOnlyList<RunLine>> NewestAsync(ClaimsPrincipal user, int take, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return await NewestAsync(database, membership.Visible(database, user), 0, take, cancellationToken);
    }

    private static async Task<IReadOnlyList<RunLine>> NewestAsync(CisLensDb database, IQueryable<ProjectEntity> projects, int first, int take, CancellationToken cancellationToken)
    {
        var rows = await (
            from run in database.Runs
            join owner in projects on run.ProjectId equals owner.Id
            orderby run.SubmittedAt descending, run.Id
            select new { Run = run, ProjectName = owner.Name, Person = database.People.Where(person => person.Id == run.PersonId).Select(person => person.Name).FirstOrDefault() }).Skip(first).Take(take).AsNoTracking().ToListAsync(cancellationToken);
        return [.. rows.Select(row => Line(row.Run, row.ProjectName) with { Person = row.Person })];
    }

    private static RunLine Line(RunEntity run, string projectName)
    {
        var spec = RunSpec.FromJson(run.SpecJson);
        return new RunLine(
            run.Id, run.ProjectId, projectName, run.Name, run.State, spec.Sequences.Name, spec.Model.Name,
            [.. spec.Targets.Select(target => target.Name)], [.. spec.Methods.Select(method => NameOf(method.Method))],
            run.Rows, run.SubmittedAt, run.FinishedAt - run.StartedAt);
    }

    // A run keeps the id of a method that a later version may have dropped.
    private static string NameOf(string method) =>
        AttributionCatalogue.All.FirstOrDefault(one => one.Info.Id == method)?.Info.Name ?? method;
}
