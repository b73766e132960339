namespace CisLens.Inference.Figures;

/// <summary>A table of numbers in colors.</summary>
/// <param name="Title">What it shows, with n.</param>
/// <param name="Rows">Names of the rows.</param>
/// <param name="Columns">Names of the columns.</param>
/// <param name="Values">[rows][columns]; null where there is none.</param>
/// <param name="Low">The number at the bottom of the color scale.</param>
/// <param name="High">The number at its top.</param>
public sealed record MatrixFigure(string Title, IReadOnlyList<string> Rows, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<double?>> Values, double Low, double High) : Figure(Title);
