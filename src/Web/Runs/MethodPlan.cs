using CisLens.Inference.Attribution;

namespace CisLens.Web.Runs;

/// <summary>What one method would add to a run.</summary>
/// <param name="Method">Its id.</param>
/// <param name="Forward">Forward passes a sequence.</param>
/// <param name="Backward">Backward passes a sequence.</param>
/// <param name="Seconds">Expected time for all sequences, the predictions left out; null when it is not known.</param>
/// <param name="Problem">Why it cannot be run with its settings; null when it can.</param>
/// <param name="Readiness">What it can do for this model; null where the layers do not tell.</param>
public sealed record MethodPlan(string Method, double Forward, double Backward, double? Seconds, string? Problem, MethodReadiness? Readiness = null);
