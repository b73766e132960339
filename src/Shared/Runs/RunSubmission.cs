namespace CisLens.Shared.Runs;

/// <summary>A run that somebody asks for.</summary>
/// <param name="ProjectId">The project that will own it.</param>
/// <param name="Spec">What to compute.</param>
public sealed record RunSubmission(string ProjectId, RunSpec Spec)
{
    /// <summary>The run of the same project from which this one was made by changing its specification; what both have in common is taken over. Null for none.</summary>
    public string? OriginId { get; init; }

    /// <summary>Who asks; null for the portal itself.</summary>
    public string? PersonId { get; init; }
}
