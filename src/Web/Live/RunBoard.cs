using System.Collections.Concurrent;

namespace CisLens.Web.Live;

/// <summary>The newest snapshot of one run, and who wants to know.</summary>
internal sealed class RunBoard(string run)
{
    private readonly ConcurrentDictionary<Guid, Action<RunSnapshot>> _subscribers = new();

    public string Run { get; } = run;

    public RunSnapshot? Latest { get; set; }

    public bool HasSubscribers => !_subscribers.IsEmpty;

    /// <summary>A copy: nobody is called while it changes.</summary>
    public ICollection<Action<RunSnapshot>> Subscribers => _subscribers.Values;

    public void Add(Guid key, Action<RunSnapshot> callback) => _subscribers[key] = callback;

    public void Remove(Guid key) => _subscribers.TryRemove(key, out _);
}
