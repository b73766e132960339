namespace CisLens.Shared.Runs;

/// <summary>The part of an array that belongs to one row.</summary>
/// <param name="Values">The values, the last axis fastest.</param>
/// <param name="Shape">The axes.</param>
public sealed record ResultArray(float[] Values, IReadOnlyList<long> Shape);
