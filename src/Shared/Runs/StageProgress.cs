namespace CisLens.Shared.Runs;

/// <summary>How far a stage is.</summary>
/// <param name="Key">Unique within the run.</param>
/// <param name="Kind">What it computes.</param>
/// <param name="Title">What people read.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Rows">Rows in all; 0 until known.</param>
/// <param name="RowsDone">Rows done, those of chunks in flight included.</param>
/// <param name="Chunks">Chunks in all; 0 until known.</param>
/// <param name="ChunksDone">Chunks whose files are whole.</param>
/// <param name="ChunksRunning">Chunks that a worker computes now.</param>
/// <param name="CostPerRow">Forward passes per row.</param>
/// <param name="FinishedRows">Rows of the chunks that were computed to the end, not of those taken over from another run.</param>
/// <param name="FinishedSeconds">Computing time of those chunks together, seconds.</param>
/// <param name="StartedAt">When its first chunk began (UTC).</param>
/// <param name="FinishedAt">When it ended (UTC).</param>
public sealed record StageProgress(
    string Key,
    StageKind Kind,
    string Title,
    StageState State,
    long Rows,
    long RowsDone,
    int Chunks,
    int ChunksDone,
    int ChunksRunning,
    double CostPerRow,
    long FinishedRows,
    double FinishedSeconds,
    DateTimeOffset? StartedAt,
    DateTimeOffset? FinishedAt)
{
    /// <summary>Rows per second of computing time of one worker; null until a chunk is whole.</summary>
    public double? RowsPerSecond => FinishedSeconds > 0 ? FinishedRows / FinishedSeconds : null;
}
