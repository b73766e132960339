namespace CisLens.Web.Tracks;

/// <summary>Why a base is important: what every method says of it.</summary>
/// <param name="Row">Place of the sequence in the run.</param>
/// <param name="Position">The position, 0-based in the window that the model saw.</param>
/// <param name="Coordinate">The coordinate that people read, counted from 1.</param>
/// <param name="Base">The letter.</param>
/// <param name="Target">What is explained.</param>
/// <param name="Scores">A line for each method whose numbers are there.</param>
public sealed record BaseReport(long Row, int Position, long Coordinate, string Base, string Target, IReadOnlyList<BaseScore> Scores);
