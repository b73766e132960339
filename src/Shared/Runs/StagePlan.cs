namespace CisLens.Shared.Runs;

/// <summary>A stage that a run will have.</summary>
/// <param name="Key">Unique within the run: <c>prepare</c>, <c>predict</c>, <c>attribute/ism/0</c> (method, target index), <c>bundle</c>.</param>
/// <param name="Kind">What it computes.</param>
/// <param name="Title">What people read.</param>
public sealed record StagePlan(string Key, StageKind Kind, string Title);
