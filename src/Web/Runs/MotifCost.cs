namespace CisLens.Web.Runs;

/// <summary>What motifs would add to a run.</summary>
/// <param name="Seconds">Expected time on two cores of a common processor.</param>
/// <param name="Bytes">The most memory that is needed at a time.</param>
public sealed record MotifCost(double Seconds, double Bytes);
