using CisLens.Inference.Runs.Motifs;

namespace CisLens.Web.Api;

/// <summary>A filter of a layer as a motif.</summary>
/// <param name="Filter">Its index, from 0.</param>
/// <param name="Maximum">Its largest activation.</param>
/// <param name="Threshold">The activation from which a site counts; null for a filter that is never activated.</param>
/// <param name="Sites">Number of sites.</param>
/// <param name="Usage">Share of the sequences with a site, 0 to 1.</param>
/// <param name="Information">Information in bits; null for a filter that is never activated.</param>
/// <param name="Counts">[width][4], the letters at the sites; null for a filter that is never activated.</param>
/// <param name="Weights">[width][4]; null where the layer does not see bases.</param>
/// <param name="Matches">Known motifs that it resembles, best first.</param>
public sealed record FilterView(
    int Filter, double Maximum, double? Threshold, long Sites, double Usage, double? Information, double[][]? Counts, double[][]? Weights, IReadOnlyList<MatchView> Matches)
{
    internal static FilterView Of(FoundFilter found)
    {
        var filter = found.Filter;
        return new FilterView(
            filter.Filter, filter.Maximum, double.IsFinite(filter.Threshold) ? filter.Threshold : null, filter.Sites, filter.Usage, filter.Information,
            filter.Pfm is { } counts ? MatrixJson.Of(counts) : null, filter.Weights is { } weights ? MatrixJson.Of(weights) : null,
            [.. found.Matches.Select(MatchView.Of)]);
    }
}
