namespace CisLens.Inference.Training;

/// <summary>A measured value with its 95 % interval and the numbers it rests on.</summary>
/// <param name="Value">The value on all items.</param>
/// <param name="Low">The lower end of the interval (2.5 %).</param>
/// <param name="High">The upper end of the interval (97.5 %).</param>
/// <param name="Positives">How many positives were measured.</param>
/// <param name="Negatives">How many negatives were measured.</param>
public sealed record Interval(double Value, double Low, double High, int Positives, int Negatives);
