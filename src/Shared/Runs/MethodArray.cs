namespace CisLens.Shared.Runs;

/// <summary>An array that a method makes besides the scores of each base.</summary>
/// <param name="Name">The name that its <see cref="MethodArrayInfo"/> declares.</param>
/// <param name="Values">[rows, ...], the last axis fastest.</param>
/// <param name="Shape">The axes after the rows.</param>
public sealed record MethodArray(string Name, float[] Values, IReadOnlyList<int> Shape);
