namespace CisLens.Inference.Attribution.GuidedBackpropagation;

/// <summary><see cref="DeconvolutionMethod"/> has no settings.</summary>
public sealed record DeconvolutionOptions;
