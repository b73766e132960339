using System.Security.Claims;
using CisLens.Shared.Data;
using CisLens.Shared.Runs;
using CisLens.Web.Access;
using CisLens.Web.Shell;
using CisLens.Web.Tracks;
using Microsoft.EntityFrameworkCore;

namespace CisLens.Web.Home;

/// <summary>Gathers the first page.</summary>
public sealed class HomeService(IDbContextFactory<CisLensDb> databases, RunLines runLines, RunTracks tracks, IProjectMembership membership)
{
    private const int Shown = 6;
    private const int DemoRuns = 100;

    public async Task<HomeView?> LoadAsync(ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var projects = await membership.Visible(database, user).OrderByDescending(project => project.CreatedAt).Take(Shown)
            .Select(project => new HomeProject(project.Id, project.Name, project.Description, database.Runs.Count(run => run.ProjectId == project.Id)))
            .ToListAsync(cancellationToken);
        var runs = await runLines.NewestAsync(user, Shown, cancellationToken);
        var demo = await membership.Visible(database, user).Where(project => project.IsDemo).Select(project => project.Id).FirstOrDefaultAsync(cancellationToken);
        // The first that the demo came with.
        var demoRun = demo is null ? null : await runLines.NewestAsync(demo, DemoRuns, cancellationToken) is [.., var first] ? first : null;
        var example = demoRun is { State: RunState.Done } ? await ExampleAsync(demoRun, cancellationToken) : null;
        return new HomeView(projects, runs, demo, demoRun, example);
    }

    // The sequence that the model is surest of, and the letters of the last method: the one that changes bases one by one.
    private async Task<HomeExample?> ExampleAsync(RunLine run, CancellationToken cancellationToken)
    {
        if (await tracks.HeadAsync(run.ProjectId, run.Id, cancellationToken) is not { Prepared: not null, Tracks: [.., _] } head)
            return null;
        var rows = tracks.Rows(run.Id, new RunRowQuery(0, 1, SortBy: "prediction/0"), cancellationToken).Rows;
        if (rows is not [var best] || tracks.Row(run.Id, best.Row.Row) is not { } row)
            return null;
        var line = head.Tracks.Last(track => track.Key.Target == 0);
        return new HomeExample(
            best.Row.Id, line.Target, best.Predictions[0], $"{run.Href}/results/{best.Row.Row}", TrackOptions.Of(head, row, [line], HeatMaps.Effects, null));
    }
}
