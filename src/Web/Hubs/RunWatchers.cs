using System.Collections.Concurrent;
using CisLens.Web.Live;
using Microsoft.AspNetCore.SignalR;

namespace CisLens.Web.Hubs;

/// <summary>Which connections watch which runs; sends them the snapshots of <see cref="RunFeed"/>.</summary>
public sealed class RunWatchers(RunFeed feed, IHubContext<RunsHub, IRunWatcher> hub) : IDisposable
{
    private readonly ConcurrentDictionary<(string Connection, string Run), IDisposable> _subscriptions = new();

    /// <summary>Subscribes a connection and answers the run as it stands; null when there is none.</summary>
    public async Task<RunProgress?> WatchAsync(string connection, string run, CancellationToken token)
    {
        if (await feed.SnapshotAsync(run, token) is not { } snapshot)
            return null;
        var subscription = feed.Subscribe(run, news => _ = hub.Clients.Client(connection).Progress(RunProgress.Of(news)));
        if (!_subscriptions.TryAdd((connection, run), subscription))
            subscription.Dispose();
        return RunProgress.Of(snapshot);
    }

    public void Unwatch(string connection, string run)
    {
        if (_subscriptions.TryRemove((connection, run), out var subscription))
            subscription.Dispose();
    }

    public void Forget(string connection)
    {
        foreach (var key in _subscriptions.Keys.Where(key => key.Connection == connection))
            Unwatch(key.Connection, key.Run);
    }

    public void Dispose()
    {
        foreach (var key in _subscriptions.Keys)
            Unwatch(key.Connection, key.Run);
    }
}
