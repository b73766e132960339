namespace CisLens.Inference.Runs.Audits;

/// <summary>What a test would add to a run.</summary>
/// <param name="Test">Its id.</param>
/// <param name="Passes">Forward passes of the model, or as many as its work is worth.</param>
/// <param name="Seconds">Expected time on two cores of a common processor; null where the model's inside cannot be seen.</param>
/// <param name="Problem">Why it cannot be made with its settings; null when it can.</param>
public sealed record TestEstimate(string Test, double Passes, double? Seconds, string? Problem);
