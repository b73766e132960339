using System.Collections.Concurrent;
using CisLens.Shared.Data;
using CisLens.Web.Live;
using Microsoft.EntityFrameworkCore;

namespace CisLens.Web.Notices;

/// <summary>Tells open pages that their person has news. One reader looks at the table for all of them, so that notices of workers and of other portals arrive too.</summary>
public sealed class NoticeFeed(IDbContextFactory<CisLensDb> databases, TimeProvider clock, ILogger<NoticeFeed> logger) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Kept = TimeSpan.FromDays(90);
    private static readonly TimeSpan Tidy = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<Guid, (string Person, Action Callback)> _subscribers = new();
    private long _newest = -1;

    /// <summary>Calls back whenever the person has news or has seen some, from another thread, until disposed.</summary>
    public IDisposable Subscribe(string person, Action callback)
    {
        var key = Guid.NewGuid();
        _subscribers[key] = (person, callback);
        return new Subscription(() => _subscribers.TryRemove(key, out _));
    }

    /// <summary>Somebody's notices changed here.</summary>
    public void Announce(string person)
    {
        foreach (var (_, callback) in _subscribers.Values.Where(one => one.Person == person))
            callback();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace, clock);
        var tidied = DateTimeOffset.MinValue;
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await LookAsync(stoppingToken);
                if (clock.GetUtcNow() - tidied < Tidy)
                    continue;
                await TidyAsync(stoppingToken);
                tidied = clock.GetUtcNow();
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                logger.LogError(error, "Notices could not be read; trying again.");
            }
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        // Whoever opens a page reads for themselves what there is; only what comes later is announced.
        if (_subscribers.IsEmpty)
        {
            _newest = -1;
            return;
        }

        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        if (_newest < 0)
        {
            _newest = await database.Notices.MaxAsync(one => (long?)one.Id, cancellationToken) ?? 0;
            foreach (var (_, callback) in _subscribers.Values)
                callback();
            return;
        }

        var news = await database.Notices.Where(one => one.Id > _newest).Select(one => new { one.Id, one.PersonId }).ToListAsync(cancellationToken);
        if (news.Count == 0)
            return;
        _newest = news.Max(one => one.Id);
        foreach (var person in news.Select(one => one.PersonId).Distinct())
            Announce(person);
    }

    private async Task TidyAsync(CancellationToken cancellationToken)
    {
        var last = clock.GetUtcNow() - Kept;
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        await database.Notices.Where(one => one.At < last).ExecuteDeleteAsync(cancellationToken);
    }
}
