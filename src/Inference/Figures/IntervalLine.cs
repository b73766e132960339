using CisLens.Inference.Statistics;

namespace CisLens.Inference.Figures;

/// <summary>A line of an <see cref="IntervalFigure"/>.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Value">The number.</param>
/// <param name="Null">What chance or a control gives beside it; null without.</param>
public sealed record IntervalLine(string Name, Estimate Value, Estimate? Null = null);
