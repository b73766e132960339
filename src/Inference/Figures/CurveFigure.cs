namespace CisLens.Inference.Figures;

/// <summary>Lines over ordered steps.</summary>
/// <param name="Title">What it shows, with n.</param>
/// <param name="X">What the steps are, with the unit.</param>
/// <param name="Steps">The steps in their order, as people read them.</param>
/// <param name="Y">What the lines are, with the unit.</param>
/// <param name="Curves">The lines; each as long as the steps.</param>
public sealed record CurveFigure(string Title, string X, IReadOnlyList<string> Steps, string Y, IReadOnlyList<Curve> Curves) : Figure(Title);
