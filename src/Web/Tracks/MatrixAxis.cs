namespace CisLens.Web.Tracks;

/// <summary>What stands along one side of a matrix.</summary>
/// <param name="Title">What its cells are, e.g. <c>Position</c>.</param>
/// <param name="Offset">The number printed for place 0.</param>
/// <param name="Strand">With <c>-</c> the numbers fall.</param>
/// <param name="Letters">The bases of the sequence, where a cell is a position; null elsewhere.</param>
public sealed record MatrixAxis(string Title, long Offset = 0, string Strand = "+", string? Letters = null)
{
    /// <summary>For each cell the place of its first position; null where cell and place are the same.</summary>
    public IReadOnlyList<int>? Starts { get; init; }

    /// <summary>Positions of a cell.</summary>
    public int Width { get; init; } = 1;
}
