using System.Security.Claims;
using CisLens.Inference.Models;
using CisLens.Shared.Runs;
using CisLens.Web.Access;
using CisLens.Web.Live;
using CisLens.Web.Shell;

namespace CisLens.Web.Runs;

/// <summary>Runs as pages see them. A run is found only below the project that owns it.</summary>
public sealed class RunService(
    RunStore store, RunFeed feed, RunLines lines, ModelCatalogue catalogue, ProjectNames names, PersonNames people, ActivityLog activities)
{
    private const int RunsListed = 500;

    /// <summary>Null when there is no such project.</summary>
    public async Task<RunList?> ListAsync(string project, CancellationToken cancellationToken) =>
        await names.FindAsync(project, cancellationToken) is { } name
            ? new RunList(name, await lines.NewestAsync(project, RunsListed, cancellationToken))
            : null;

    /// <summary>Null when the project has no such run.</summary>
    public async Task<RunView?> FindAsync(string project, string run, CancellationToken cancellationToken)
    {
        if (await names.FindAsync(project, cancellationToken) is not { } name
            || await feed.SnapshotAsync(run, cancellationToken) is not { } snapshot || snapshot.Run.ProjectId != project)
            return null;
        var form = RunForm.Of(snapshot.Detail.Spec);
        return new RunView(name, snapshot, Wizard(project, form), Wizard(project, form with { Seed = form.Seed + 1 }))
        {
            Person = await people.FindAsync(snapshot.Run.PersonId, cancellationToken),
            OriginName = snapshot.Detail.OriginId is { } origin ? await lines.NameAsync(project, origin, cancellationToken) : null,
            HasModel = catalogue.Has(snapshot.Detail.Spec.Model),
        };
    }

    public Task CancelAsync(ClaimsPrincipal user, string project, string run, CancellationToken cancellationToken) =>
        OwnedAsync(user, project, run, store.CancelAsync, "cancelled the run", cancellationToken);

    public Task ResumeAsync(ClaimsPrincipal user, string project, string run, CancellationToken cancellationToken) =>
        OwnedAsync(user, project, run, store.ResumeAsync, "resumed the run", cancellationToken);

    public Task DeleteAsync(ClaimsPrincipal user, string project, string run, CancellationToken cancellationToken) =>
        OwnedAsync(user, project, run, store.DeleteAsync, "deleted the run", cancellationToken);

    private static string Wizard(string project, RunForm form) => $"projects/{project}/runs/new{form.ToQuery(step: 4)}";

    private async Task OwnedAsync<T>(
        ClaimsPrincipal user, string project, string run, Func<string, CancellationToken, Task<T>> action, string done, CancellationToken cancellationToken)
    {
        if (await store.DetailAsync(run, cancellationToken) is not { } detail || detail.Summary.ProjectId != project)
            return;
        await action(run, cancellationToken);
        await activities.AddAsync(user, project, done, detail.Summary.Name, CancellationToken.None);
    }
}
