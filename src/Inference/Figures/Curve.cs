namespace CisLens.Inference.Figures;

/// <summary>A line of a <see cref="CurveFigure"/>.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Values">One value a step; null where there is none.</param>
/// <param name="Low">Lower end of the 95 % interval at each step; null without.</param>
/// <param name="High">Upper end; null without.</param>
/// <param name="IsChance">Whether it is what chance gives: drawn as a grey band.</param>
public sealed record Curve(string Name, IReadOnlyList<double?> Values, IReadOnlyList<double?>? Low = null, IReadOnlyList<double?>? High = null, bool IsChance = false);
