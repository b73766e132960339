namespace CisLens.Inference.Attribution.GradientXInput;

/// <summary><see cref="GradientXInputMethod"/> has no settings.</summary>
public sealed record GradientXInputOptions;
