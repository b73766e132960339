using CisLens.Inference.Readiness;

namespace CisLens.Web.Models;

/// <summary>What is known of a model's readiness.</summary>
/// <param name="Result">The last report, or why there is none; null when the model was never tested with its present weights.</param>
/// <param name="Asked">Whether a worker was asked to test it and has not ended.</param>
public sealed record ReadinessState(ReadinessResult? Result, bool Asked);
