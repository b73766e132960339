using System.Collections.Concurrent;

namespace CisLens.Inference.Runs;

/// <summary>Keeps how many rows are done and what was said; costs nothing in the computing thread. Read by whoever writes progress.</summary>
internal sealed class ChunkProgress : IStageProgress
{
    private readonly ConcurrentQueue<string> _lines = new();
    private int _rows;
    private int _told;

    public void Report(int value) => Volatile.Write(ref _rows, value);

    public void Say(string line) => _lines.Enqueue(line);

    /// <summary>The rows done when they changed since the last call; null when not.</summary>
    public int? News()
    {
        var rows = Volatile.Read(ref _rows);
        if (rows == _told)
            return null;
        return _told = rows;
    }

    /// <summary>What was said since the last call.</summary>
    public IReadOnlyList<string> Lines()
    {
        var lines = new List<string>();
        while (_lines.TryDequeue(out var line))
            lines.Add(line);
        return lines;
    }
}
