using CisLens.Shared.Runs;

namespace CisLens.Inference.Readiness;

/// <summary>Something that was measured on random sequences.</summary>
/// <param name="Subject">What was tested, e.g. a method's name.</param>
/// <param name="Check">The worst value and how many were measured.</param>
public sealed record SelfTestLine(string Subject, MethodCheck Check);
