using CisLens.Inference.Runs.Audits.Examples;

namespace CisLens.Web.Selections;

/// <summary>A sequence that was kept as an example or taken out.</summary>
/// <param name="Example">The sequence, how it was come upon, where it stands.</param>
/// <param name="IsBookmarked">Whether it is kept as an example.</param>
/// <param name="IsExported">Whether it was taken out.</param>
/// <param name="Caption">What a figure of it must say.</param>
public sealed record ShownSequence(ShownExample Example, bool IsBookmarked, bool IsExported, string Caption)
{
    /// <summary>The name of who chose it first; null where that is not known.</summary>
    public string? Person { get; init; }
}
