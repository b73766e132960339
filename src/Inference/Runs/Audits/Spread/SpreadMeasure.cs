using CisLens.Inference.Statistics;

namespace CisLens.Inference.Runs.Audits.Spread;

/// <summary>What a rule looks at in the spread of maps.</summary>
/// <param name="Rule">The rule's number.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Low">The lowest number that there can be; the highest is 1.</param>
/// <param name="Value">The number of a sequence; null where it cannot be told.</param>
public sealed record SpreadMeasure(int Rule, string Title, double Low, Func<RowSpread, double?> Value)
{
    /// <summary>Likeness of maps under two kinds of reference.</summary>
    public static SpreadMeasure References { get; } = new(13, "Rank correlation of maps under two kinds of reference", -1, row => row.KindCorrelation);

    /// <summary>Differences of scores between draws.</summary>
    public static SpreadMeasure Seeds { get; } = new(16, "Standard error of the scores of the top bases over seeds, relative to them", 0, row => row.SeedDeviation);

    /// <summary>Likeness of maps of two replicas.</summary>
    public static SpreadMeasure Replicas { get; } = new(17, $"Share of the {SpreadMaps.Top} top bases that two replicas have", 0, row => row.ReplicaOverlap);

    /// <summary>All of them, by rule.</summary>
    public static IReadOnlyList<SpreadMeasure> All { get; } = [References, Seeds, Replicas];

    internal List<RowValue> Values(TrackSpread track) => [.. track.Rows.Where(row => Value(row) is not null).Select(row => new RowValue(row.Row, Value(row)!.Value))];

    internal static Estimate Mean(IEnumerable<RowValue> rows, long seed) => Bootstrap.Mean([.. rows.Select(row => row.Value)], seed);
}
