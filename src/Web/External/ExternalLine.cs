using CisLens.Inference.Runs.External;

namespace CisLens.Web.External;

/// <summary>A file that was added to a run.</summary>
/// <param name="Source">The file.</param>
/// <param name="Progress">The share that is compared, 0 to 1; null when nothing is under way.</param>
/// <param name="Result">What the comparison gave; null until it is done.</param>
/// <param name="Failure">Why it failed; null when it did not.</param>
public sealed record ExternalLine(ExternalSource Source, double? Progress, ExternalResult? Result, string? Failure);
