using System.Collections.Concurrent;

namespace CisLens.Web.Access;

/// <summary>Remembers answers of the database for a moment: a page asks the same several times each time it is drawn.</summary>
public sealed class BriefMemory<TKey, TValue>(TimeProvider clock)
    where TKey : notnull
{
    private const int Most = 10_000;
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(2);
    private ConcurrentDictionary<TKey, (TValue Value, DateTimeOffset Until)> _known = new();

    /// <summary>What is remembered, or what is answered now.</summary>
    public async ValueTask<TValue> FindAsync(TKey key, Func<Task<TValue>> ask)
    {
        var now = clock.GetUtcNow();
        // What is forgotten while this one asks stays forgotten: the answer may be of before.
        var known = _known;
        if (known.TryGetValue(key, out var found) && found.Until > now)
            return found.Value;
        var answer = await ask();
        if (known.Count > Most)
            known.Clear();
        known[key] = (answer, now + Remembered);
        return answer;
    }

    public void Forget() => _known = new();
}
