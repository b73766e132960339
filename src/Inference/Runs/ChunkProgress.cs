namespace CisLens.Inference.Runs;

/// <summary>Keeps how many rows are done; costs nothing in the computing thread. Read by whoever writes progress.</summary>
internal sealed class ChunkProgress : IProgress<int>
{
    private int _rows;
    private int _told;

    public void Report(int value) => Volatile.Write(ref _rows, value);

    /// <summary>The rows done when they changed since the last call; null when not.</summary>
    public int? News()
    {
        var rows = Volatile.Read(ref _rows);
        if (rows == _told)
            return null;
        return _told = rows;
    }
}
