namespace CisLens.Inference.Attribution.CorrectedGradient;

/// <summary><see cref="CorrectedGradientMethod"/> has no settings.</summary>
public sealed record CorrectedGradientOptions;
