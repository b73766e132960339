namespace CisLens.Inference.Figures;

/// <summary>Numbers with their intervals, one a line (a forest plot).</summary>
/// <param name="Title">What it shows, with n.</param>
/// <param name="X">What the numbers are, with the unit.</param>
/// <param name="Lines">From top to bottom.</param>
public sealed record IntervalFigure(string Title, string X, IReadOnlyList<IntervalLine> Lines) : Figure(Title);
