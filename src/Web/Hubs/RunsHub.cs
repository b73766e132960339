using CisLens.Shared.Runs;
using CisLens.Web.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace CisLens.Web.Hubs;

/// <summary>
/// Progress of runs for scripts, at <c>/hubs/runs</c>. Call <c>Watch(project, run)</c>; the answer is the run as it stands, and
/// <c>Progress</c> arrives with every change until <c>Unwatch(run)</c> or the end of the connection.
/// </summary>
[Authorize]
public sealed class RunsHub(IAuthorizationService authorization, RunStore runs, RunWatchers watchers, HubConnections connections, ILogger<RunsHub> logger) : Hub<IRunWatcher>
{
    /// <summary>Begins to send the progress of a run.</summary>
    /// <exception cref="HubException">There is no such run, or the person may not see it.</exception>
    public async Task<RunProgress> Watch(string project, string run)
    {
        var allowed = await authorization.AuthorizeAsync(Context.User!, project, ProjectPolicies.Reader);
        if (!allowed.Succeeded || await runs.ProjectOfAsync(run, Context.ConnectionAborted) != project)
        {
            logger.LogWarning("Refused: to watch a run over /hubs/runs, to person {Person}, because there is none, or they may not see it.", Context.User!.PersonId());
            throw new HubException($"There is no run '{run}' in the project '{project}' that you may see.");
        }

        connections.Watch(Context, project);
        return await watchers.WatchAsync(Context.ConnectionId, run, Context.ConnectionAborted)
            ?? throw new HubException($"The run '{run}' was just deleted.");
    }

    /// <summary>Stops sending the progress of a run.</summary>
    public void Unwatch(string run) => watchers.Unwatch(Context.ConnectionId, run);

    /// <inheritdoc />
    public override Task OnConnectedAsync()
    {
        connections.Add(Context);
        return base.OnConnectedAsync();
    }

    /// <inheritdoc />
    public override Task OnDisconnectedAsync(Exception? exception)
    {
        connections.Remove(Context);
        watchers.Forget(Context.ConnectionId);
        return base.OnDisconnectedAsync(exception);
    }
}
