namespace CisLens.Inference.Figures;

/// <summary>Where some items lie on a scale, one tick an item: chosen ones above a line, ones drawn at random below it.</summary>
/// <param name="Title">What it shows, with n.</param>
/// <param name="X">What the scale is, with the unit.</param>
/// <param name="Low">Its lower end.</param>
/// <param name="High">Its upper end.</param>
/// <param name="Lines">From top to bottom.</param>
public sealed record RugFigure(string Title, string X, double Low, double High, IReadOnlyList<RugLine> Lines) : Figure(Title);
