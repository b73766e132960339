namespace CisLens.Inference.Figures;

/// <summary>A line of a <see cref="RugFigure"/>.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Chosen">Where the chosen items lie.</param>
/// <param name="Random">Where those drawn at random lie.</param>
public sealed record RugLine(string Name, IReadOnlyList<double> Chosen, IReadOnlyList<double> Random);
