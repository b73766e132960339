using CisLens.Inference.Attribution;

namespace CisLens.Inference.Readiness;

/// <summary>What a method can do for a model, and what 1,000 sequences cost with its default settings for one target.</summary>
/// <param name="Id">The method's id.</param>
/// <param name="Name">The name that people see.</param>
/// <param name="Family">Its kind.</param>
/// <param name="Verdict">Whether its formula holds.</param>
/// <param name="Reason">Why, in one sentence.</param>
/// <param name="Operations">Floating-point operations; null where they are not known.</param>
/// <param name="Seconds">Expected time at the measured rate; null for a method that cannot be used.</param>
public sealed record MethodOutlook(string Id, string Name, MethodFamily Family, MethodVerdict Verdict, string Reason, double? Operations, double? Seconds);
