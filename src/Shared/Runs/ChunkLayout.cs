namespace CisLens.Shared.Runs;

/// <summary>How the rows of a stage are cut into chunks: equal ones, the last perhaps shorter.</summary>
/// <param name="Rows">Rows in all.</param>
/// <param name="ChunkRows">Rows of a chunk.</param>
public readonly record struct ChunkLayout(long Rows, int ChunkRows)
{
    /// <summary>Number of chunks; one, empty, when there are no rows.</summary>
    public int Count => (int)Math.Max(1, (Rows + ChunkRows - 1) / ChunkRows);

    /// <summary>First row of a chunk.</summary>
    public long First(int index) => (long)index * ChunkRows;

    /// <summary>Rows of a chunk.</summary>
    public int RowsOf(int index) => (int)Math.Clamp(Rows - First(index), 0, ChunkRows);

    /// <summary>The chunk that a row is in, and its place there.</summary>
    public (int Chunk, int Place) Of(long row) => ((int)(row / ChunkRows), (int)(row % ChunkRows));
}
