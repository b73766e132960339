namespace CisLens.Web.Workers;

/// <summary>How long to wait before a worker is started again: at once after a long life, longer and longer after short ones.</summary>
public sealed class RestartPause
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongLife = TimeSpan.FromMinutes(1);
    private TimeSpan _next = First;

    /// <summary>The pause after a worker that lived so long.</summary>
    public TimeSpan After(TimeSpan life)
    {
        if (life >= LongLife)
            _next = First;
        var pause = _next;
        _next = TimeSpan.FromTicks(Math.Min(Longest.Ticks, 2 * _next.Ticks));
        return pause;
    }
}
