namespace CisLens.Inference.Readiness;

/// <summary>How the last attempt to make a report ended.</summary>
/// <param name="Report">The report; null when it could not be made.</param>
/// <param name="Problem">Why not, in one sentence.</param>
public sealed record ReadinessResult(ReadinessReport? Report, string? Problem);
