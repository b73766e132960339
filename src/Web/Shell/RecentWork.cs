namespace CisLens.Web.Shell;

/// <summary>Remembers the last results of slow work. Those who ask for the same thing at the same time share one computation, which goes on when they leave.</summary>
internal sealed class RecentWork<TKey, TValue>(int capacity)
    where TKey : notnull
{
    private readonly Lock _gate = new();
    private readonly List<(TKey Key, Task<TValue> Work)> _recent = [];

    public Task<TValue> GetAsync(TKey key, Func<Task<TValue>> begin, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var place = _recent.FindIndex(one => EqualityComparer<TKey>.Default.Equals(one.Key, key) && !one.Work.IsFaulted);
            var work = place >= 0 ? _recent[place].Work : Task.Run(begin, CancellationToken.None);
            _recent.RemoveAll(one => EqualityComparer<TKey>.Default.Equals(one.Key, key));
            _recent.Add((key, work));
            if (_recent.Count > capacity)
                _recent.RemoveAt(0);
            return work.WaitAsync(cancellationToken);
        }
    }
}
