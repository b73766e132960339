namespace CisLens.Inference.Tests.Golden;

/// <summary>How far numbers are from golden ones.</summary>
/// <param name="Values">How many were compared.</param>
/// <param name="Largest">The largest absolute difference.</param>
/// <param name="Share">The largest difference as a share of what is tolerated there.</param>
public readonly record struct GoldenDifference(long Values, double Largest, double Share);
