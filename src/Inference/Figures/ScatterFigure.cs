namespace CisLens.Inference.Figures;

/// <summary>Points; at most some hundreds.</summary>
/// <param name="Title">What it shows, with n.</param>
/// <param name="X">What lies along, with the unit.</param>
/// <param name="Y">What lies upwards, with the unit.</param>
/// <param name="Points">The points.</param>
public sealed record ScatterFigure(string Title, string X, string Y, IReadOnlyList<ScatterPoint> Points) : Figure(Title);
