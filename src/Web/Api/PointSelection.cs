namespace CisLens.Web.Api;

/// <summary>Points of a map.</summary>
/// <param name="Points">Their numbers, from 0, in the order of the map.</param>
/// <param name="Deltas">Whether the map shows pairs.</param>
/// <param name="Name">The name of the set to make; its size when absent.</param>
public sealed record PointSelection(IReadOnlyList<int> Points, bool Deltas = false, string? Name = null);
