using System.Collections.Concurrent;
using CisLens.Shared.Runs;
using CisLens.Web.Status;

namespace CisLens.Web.Live;

/// <summary>
/// What runs do, as it happens, for pages and for the hub. One reader follows the event table; every event is only a hint that
/// a run has news, which are then read from the database. So a reload, a second browser and a restarted portal see the same.
/// A subscriber hears of a run at most once per <see cref="Pace"/>.
/// </summary>
public sealed class RunFeed(RunStore runs, RunEventLog events, RunWaits waits, TimeProvider clock, ILogger<RunFeed> logger) : BackgroundService
{
    /// <summary>How often the event table is looked at while somebody watches a run.</summary>
    public static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(150);

    private const int LogLines = 400;
    private const int EventsAtOnce = 5000;
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, RunBoard> _boards = new();
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _watched = new(0, 1);
    private long _newest;

    /// <summary>Calls back with every new snapshot of a run, from another thread, until disposed. The callback must not wait.</summary>
    public IDisposable Subscribe(string run, Action<RunSnapshot> callback)
    {
        var key = Guid.NewGuid();
        lock (_gate)
            _boards.GetOrAdd(run, id => new RunBoard(id)).Add(key, callback);
        Wake();
        return new Subscription(() => Unsubscribe(run, key));
    }

    /// <summary>The run now; null when there is none of this id.</summary>
    public async Task<RunSnapshot?> SnapshotAsync(string run, CancellationToken cancellationToken) =>
        _boards.TryGetValue(run, out var board) && board.Latest is { } latest
            ? latest
            : await ReadAsync(run, cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (_boards.IsEmpty)
                    await _watched.WaitAsync(stoppingToken);
                await FollowAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                logger.LogError(error, "The progress of runs could not be read; trying again.");
                await Task.Delay(Heartbeat, stoppingToken);
            }
        }
    }

    // Follows until nobody watches any more. Every heartbeat the active runs are read, so that clocks tick.
    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        var sinceHeartbeat = Heartbeat;
        _newest = await events.LastIdAsync(cancellationToken);
        while (!_boards.IsEmpty)
        {
            var news = await events.AfterAsync(_newest, EventsAtOnce, cancellationToken);
            _newest = news.Count > 0 ? news[^1].Id : _newest;
            var changed = news.Select(one => one.RunId).ToHashSet();
            var all = sinceHeartbeat >= Heartbeat;
            sinceHeartbeat = all ? TimeSpan.Zero : sinceHeartbeat + Pace;
            foreach (var board in _boards.Values)
                if ((all && board.Latest is not { IsActive: false }) || changed.Contains(board.Run))
                    await PublishAsync(board, cancellationToken);
            await Task.Delay(Pace, cancellationToken);
        }
    }

    private async Task PublishAsync(RunBoard board, CancellationToken cancellationToken)
    {
        if (await ReadAsync(board.Run, cancellationToken) is not { } snapshot)
            return;
        board.Latest = snapshot;
        foreach (var subscriber in board.Subscribers)
            Tell(subscriber, snapshot);
    }

    private async Task<RunSnapshot?> ReadAsync(string run, CancellationToken cancellationToken) =>
        await runs.DetailAsync(run, cancellationToken) is { } detail
            ? new RunSnapshot(detail, await events.LogAsync(run, LogLines, cancellationToken), clock.GetUtcNow()) { Waits = await waits.OfAsync(detail, cancellationToken) }
            : null;

    private void Tell(Action<RunSnapshot> subscriber, RunSnapshot snapshot)
    {
        try
        {
            subscriber(snapshot);
        }
        catch (Exception error)
        {
            logger.LogWarning(error, "Somebody who watches run {Run} could not be told.", snapshot.Run.Id);
        }
    }

    private void Unsubscribe(string run, Guid key)
    {
        lock (_gate)
        {
            if (!_boards.TryGetValue(run, out var board))
                return;
            board.Remove(key);
            if (!board.HasSubscribers)
                _boards.TryRemove(run, out _);
        }
    }

    private void Wake()
    {
        lock (_gate)
            if (_watched.CurrentCount == 0)
                _watched.Release();
    }
}
