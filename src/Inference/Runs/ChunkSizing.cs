using CisLens.Inference.Attribution;

namespace CisLens.Inference.Runs;

/// <summary>
/// How many rows a chunk has. Computed from the specification and the model's layers, never measured, so that a run is cut the
/// same way everywhere and always.
/// </summary>
public static class ChunkSizing
{
    /// <summary>Fewest rows of a chunk.</summary>
    public const int Fewest = 16;

    /// <summary>Most rows of a chunk.</summary>
    public const int Most = 4096;

    private const double WantedSeconds = 10;
    private const double MostBytes = 64 << 20;

    /// <summary>Chooses the rows of a chunk so that it takes about ten seconds on two cores and its arrays at most 64 MB.</summary>
    /// <param name="operationsPerRow">Floating-point operations of a row.</param>
    /// <param name="bytesPerRow">Bytes of a row's results.</param>
    public static int Rows(double operationsPerRow, double bytesPerRow)
    {
        var byTime = WantedSeconds * CostEstimate.AssumedRate / Math.Max(operationsPerRow, 1);
        var byMemory = MostBytes / Math.Max(bytesPerRow, 1);
        return (int)Math.Clamp(Math.Min(byTime, byMemory), Fewest, Most);
    }

    /// <summary>Chooses the rows of a chunk of a method.</summary>
    /// <param name="operations">Floating-point operations of a forward pass, all replicas together.</param>
    /// <param name="cost">What the method costs a row.</param>
    /// <param name="targets">Number of targets.</param>
    /// <param name="length">Length of the run's arrays.</param>
    public static int OfMethod(double operations, MethodCost cost, int targets, int length) =>
        Rows(operations * cost.Passes, 4.0 * targets * (5 * length + cost.Values));
}
