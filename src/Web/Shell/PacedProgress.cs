using System.Diagnostics;

namespace CisLens.Web.Shell;

/// <summary>Keeps each report, and tells of them four times a second at most.</summary>
/// <param name="keep">Keeps a report.</param>
/// <param name="tell">Says that there is a new one.</param>
public sealed class PacedProgress<T>(Action<T> keep, Action tell) : IProgress<T>
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(250);
    private long _told;

    public void Report(T value)
    {
        keep(value);
        if (_told != 0 && Stopwatch.GetElapsedTime(_told) < Pace)
            return;
        _told = Stopwatch.GetTimestamp();
        tell();
    }
}
