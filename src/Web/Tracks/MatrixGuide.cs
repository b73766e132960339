namespace CisLens.Web.Tracks;

/// <summary>The line along which the output lies over the input: output position p is at input position <paramref name="Offset"/> + p * <paramref name="Step"/>.</summary>
public sealed record MatrixGuide(double Offset, double Step);
