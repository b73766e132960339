namespace CisLens.Inference.Runs;

/// <summary>What this worker does now and how fast it was lately, for its heartbeat.</summary>
public sealed class WorkerActivity
{
    private const int Remembered = 10;
    private readonly Lock _gate = new();
    private readonly List<string> _doing = [];
    private readonly Queue<(int Rows, double Seconds)> _chunks = new();

    /// <summary>
    /// What it does now: a chunk (<see cref="ChunkKey.ToString"/>), <see cref="Testing"/>, <see cref="Training"/>, or <see cref="Storage"/> while it waits
    /// for that; null when idle.
    /// </summary>
    public string? Doing
    {
        get
        {
            lock (_gate)
                return _doing.Count > 0 ? _doing[0] : IsHeldByStorage ? Storage : null;
        }
    }

    /// <summary>Whether results could not be written when that was last tried.</summary>
    public bool IsHeldByStorage { get; set; }

    /// <summary>Rows a second over its last ten chunks; 0 before the first ended.</summary>
    public double RowsPerSecond
    {
        get
        {
            lock (_gate)
                return _chunks.Sum(chunk => chunk.Seconds) is > 0 and var seconds ? _chunks.Sum(chunk => chunk.Rows) / seconds : 0;
        }
    }

    /// <summary>What <see cref="Doing"/> says while a model is tested.</summary>
    public const string Testing = "testing";

    /// <summary>What <see cref="Doing"/> says while a model is trained.</summary>
    public const string Training = "training";

    /// <summary>What <see cref="Doing"/> says while nothing can be written into the data folder.</summary>
    public const string Storage = "storage";

    /// <summary>Something begins; dispose the answer when it ends.</summary>
    public IDisposable Begin(string what)
    {
        lock (_gate)
            _doing.Add(what);
        return new End(this, what);
    }

    /// <summary>A chunk of rows is whole.</summary>
    public void Count(int rows, TimeSpan taken)
    {
        lock (_gate)
        {
            _chunks.Enqueue((rows, taken.TotalSeconds));
            if (_chunks.Count > Remembered)
                _chunks.Dequeue();
        }
    }

    private sealed class End(WorkerActivity activity, string what) : IDisposable
    {
        public void Dispose()
        {
            lock (activity._gate)
                activity._doing.Remove(what);
        }
    }
}
