using System.Globalization;
using CisLens.Inference.Runs;

namespace CisLens.Inference.Commands;

/// <summary>Progress on the error output: a bar on a terminal, plain lines every ten seconds when redirected.</summary>
internal sealed class ConsoleProgress(TextWriter output, bool redirected, TimeProvider clock) : IStageProgress, IDisposable
{
    private const int Width = 30;
    private readonly Lock _gate = new();
    private readonly TimeSpan _pace = redirected ? TimeSpan.FromSeconds(10) : TimeSpan.FromMilliseconds(100);
    private string _title = "";
    private long _total;
    private long _before;
    private long _started;
    private long _told;

    /// <summary>A stage begins.</summary>
    public void Begin(string title, long total)
    {
        lock (_gate)
        {
            (_title, _total, _before) = (title, total, 0);
            _started = _told = clock.GetTimestamp();
            if (redirected)
                output.WriteLine($"{title} ...");
            else
                Draw(0);
        }
    }

    /// <summary>A chunk begins at this row.</summary>
    public void Chunk(long firstRow)
    {
        lock (_gate)
            _before = firstRow;
    }

    /// <summary>Rows of the chunk that are done.</summary>
    public void Report(int value)
    {
        lock (_gate)
        {
            if (clock.GetElapsedTime(_told) < _pace)
                return;
            _told = clock.GetTimestamp();
            Draw(_before + value);
        }
    }

    /// <summary>What the stage does now.</summary>
    public void Say(string line)
    {
        lock (_gate)
            output.WriteLine(redirected ? $"{_title}: {line}" : $"\r{_title,-40} {line}{new string(' ', Width)}");
    }

    /// <summary>The stage is done.</summary>
    public void End()
    {
        lock (_gate)
        {
            var taken = string.Create(CultureInfo.InvariantCulture, $"{clock.GetElapsedTime(_started).TotalSeconds:F1} s");
            output.WriteLine(redirected ? $"{_title}: done in {taken}" : $"\r{_title,-40} {taken}{new string(' ', Width + 20)}");
        }
    }

    /// <summary>The last line.</summary>
    public void Finish(string sentence) => output.WriteLine(sentence);

    public void Dispose() => output.Flush();

    private void Draw(long done)
    {
        var share = _total > 0 ? Math.Min(1, (double)done / _total) : 0;
        var seconds = clock.GetElapsedTime(_started).TotalSeconds;
        var rate = seconds > 0.5 ? string.Create(CultureInfo.InvariantCulture, $"{done / seconds:N1}/s") : "";
        if (redirected)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{_title}: {done:N0} of {_total:N0} {rate}"));
        else
            output.Write(string.Create(CultureInfo.InvariantCulture, $"\r{_title,-40} [{new string('#', (int)(share * Width)),-Width}] {share:P0} {rate,-12}"));
    }
}
