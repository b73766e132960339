namespace CisLens.Inference.Models;

/// <summary>
/// Stands in for a machine with little memory, so that it can be tested what then happens: passes fail in batches of more rows
/// than this, after a few of them have succeeded.
/// </summary>
/// <param name="rows">The most rows of a batch that fits.</param>
/// <param name="passes">Passes of a larger batch that still succeed.</param>
internal sealed class MemoryLimit(int rows, int passes)
{
    private static readonly AsyncLocal<MemoryLimit?> _current = new();
    private readonly Stack<int> _batches = new();
    private int _passes;

    /// <summary>The limit in force; null for none.</summary>
    public static MemoryLimit? Current
    {
        get => _current.Value;
        set => _current.Value = value;
    }

    /// <summary>How many batches failed.</summary>
    public int Failures { get; private set; }

    /// <summary>Tells of a batch that begins, maybe inside another.</summary>
    public static void Begin(int rows)
    {
        if (Current is not { } limit)
            return;
        if (limit._batches.Count == 0)
            limit._passes = 0;
        limit._batches.Push(rows);
    }

    /// <summary>Tells that the batch ends.</summary>
    public static void End() => Current?._batches.Pop();

    /// <summary>Tells of a forward or a backward pass.</summary>
    /// <exception cref="InsufficientMemoryException">It does not fit.</exception>
    public static void Pass() => Current?.Check();

    private void Check()
    {
        if (_batches.Count == 0 || _batches.Max() <= rows || _passes++ < passes)
            return;
        Failures++;
        throw new InsufficientMemoryException($"Out of memory: {_batches.Max()} rows, more than the limit of {rows}");
    }
}
