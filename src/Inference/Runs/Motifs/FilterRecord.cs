using CisLens.Inference.Motifs;
using CisLens.Inference.Motifs.Filters;

namespace CisLens.Inference.Runs.Motifs;

/// <summary>A filter as it is stored.</summary>
internal sealed record FilterRecord
{
    public required int Filter { get; init; }

    public required double Maximum { get; init; }

    /// <summary>Null for a filter that is never activated, whose threshold is infinite.</summary>
    public double? Threshold { get; init; }

    public required long Sites { get; init; }

    public required int Sequences { get; init; }

    public required double Usage { get; init; }

    /// <summary>Counts.</summary>
    public double[][]? Pfm { get; init; }

    public double[][]? Weights { get; init; }

    public required IReadOnlyList<MatchRecord> Matches { get; init; }

    public static FilterRecord Of(FoundFilter found) => new()
    {
        Filter = found.Filter.Filter,
        Maximum = found.Filter.Maximum,
        Threshold = double.IsFinite(found.Filter.Threshold) ? found.Filter.Threshold : null,
        Sites = found.Filter.Sites,
        Sequences = found.Filter.Sequences,
        Usage = found.Filter.Usage,
        Pfm = found.Filter.Pfm is { } counts ? MatrixJson.Of(counts) : null,
        Weights = found.Filter.Weights is { } weights ? MatrixJson.Of(weights) : null,
        Matches = [.. found.Matches.Select(MatchRecord.Of)],
    };

    public FoundFilter ToFilter() => new(
        new FilterMotif(
            Filter, Maximum, Threshold ?? double.PositiveInfinity, Sites, Sequences, Usage,
            Pfm is null ? null : new Pfm(MatrixJson.Values(Pfm)), Weights is null ? null : new Cwm(MatrixJson.Values(Weights))),
        [.. Matches.Select(match => match.ToMatch())]);
}
