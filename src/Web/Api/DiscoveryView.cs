using CisLens.Inference.Runs.Motifs;

namespace CisLens.Web.Api;

/// <summary>What a discovery worked on and found.</summary>
/// <param name="Summary">Procedure, input and every setting as it was used; why there is no pattern.</param>
/// <param name="Patterns">The patterns.</param>
public sealed record DiscoveryView(DiscoverySummary Summary, IReadOnlyList<PatternView> Patterns)
{
    internal static DiscoveryView Of(DiscoveryResult found) => new(found.Summary, [.. found.Patterns.Select(PatternView.Of)]);
}
