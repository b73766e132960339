namespace CisLens.Inference.Runs.Motifs;

/// <summary>The filters of a layer as motifs.</summary>
/// <param name="Summary">How they were made.</param>
/// <param name="Filters">In the order of the layer.</param>
public sealed record FilterResult(FilterSummary Summary, IReadOnlyList<FoundFilter> Filters);
