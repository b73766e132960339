namespace CisLens.Inference.Attribution.GuidedBackpropagation;

/// <summary><see cref="GuidedBackpropagationMethod"/> has no settings.</summary>
public sealed record GuidedBackpropagationOptions;
