using System.Collections.Concurrent;
using System.Security.Claims;
using CisLens.Web.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace CisLens.Web.Hubs;

/// <summary>
/// The open connections of the hub. One ends when its session or token has ended, and when its person may no longer see a project in which it watches a run:
/// at once where that happens in this process, elsewhere within half a minute.
/// </summary>
public sealed class HubConnections(
    Sessions sessions, ProjectStandings standings, IEnumerable<ITokenReader> tokens, IAuthorizationService authorization, TimeProvider clock, ILogger<HubConnections> logger) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(30);
    // Each with the projects in which it watches runs.
    private readonly ConcurrentDictionary<string, (HubCallerContext Connection, ConcurrentDictionary<string, bool> Projects)> _open = new();

    /// <summary>A connection was opened.</summary>
    public void Add(HubCallerContext connection) => _open[connection.ConnectionId] = (connection, new());

    /// <summary>A connection watches a run of a project.</summary>
    public void Watch(HubCallerContext connection, string project)
    {
        if (_open.TryGetValue(connection.ConnectionId, out var open))
            open.Projects[project] = true;
    }

    /// <summary>A connection is gone.</summary>
    public void Remove(HubCallerContext connection) => _open.TryRemove(connection.ConnectionId, out _);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        void OnNews(object? sender, EventArgs news) => _ = CheckAsync(stoppingToken);
        sessions.Ended += OnNews;
        standings.Changed += OnNews;
        try
        {
            using var timer = new PeriodicTimer(Pace, clock);
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await CheckAsync(stoppingToken);
        }
        finally
        {
            sessions.Ended -= OnNews;
            standings.Changed -= OnNews;
        }
    }

    private async Task CheckAsync(CancellationToken cancellationToken)
    {
        try
        {
            foreach (var (connection, projects) in _open.Values)
                if (!await MayStayAsync(connection.User!, projects.Keys, cancellationToken))
                    connection.Abort();
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // Without the database there is no news to send either.
            logger.LogError(error, "Whether open connections may go on could not be asked; it is asked again in half a minute.");
        }
    }

    private async Task<bool> MayStayAsync(ClaimsPrincipal user, IEnumerable<string> projects, CancellationToken cancellationToken)
    {
        if (!await IsAliveAsync(user, cancellationToken))
            return false;
        foreach (var project in projects)
            if (!(await authorization.AuthorizeAsync(user, project, ProjectPolicies.Reader)).Succeeded)
                return false;
        return true;
    }

    private async Task<bool> IsAliveAsync(ClaimsPrincipal user, CancellationToken cancellationToken) => (user.SessionId(), user.TokenId()) switch
    {
        ({ } session, _) => await sessions.IsAliveAsync(session, user.PersonId()!, cancellationToken),
        (_, { } token) => await tokens.Single().IsAliveAsync(token, cancellationToken),
        // Whoever is alone has neither.
        _ => user.PersonId() == LocalUserHandler.Id,
    };
}
