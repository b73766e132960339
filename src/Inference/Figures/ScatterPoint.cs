namespace CisLens.Inference.Figures;

/// <summary>A point of a <see cref="ScatterFigure"/>.</summary>
/// <param name="X">Along.</param>
/// <param name="Y">Upwards.</param>
/// <param name="Series">To which series it belongs.</param>
public sealed record ScatterPoint(double X, double Y, string Series);
