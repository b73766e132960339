using CisLens.Inference.Evaluation.Audit;
using CisLens.Inference.Evaluation.Stability;
using CisLens.Inference.Figures;
using CisLens.Shared.Runs;
using static CisLens.Inference.Runs.Audits.EvidenceText;

namespace CisLens.Inference.Runs.Audits.Spread;

/// <summary>The spread of maps as figures.</summary>
/// <param name="tracks">The methods that were looked at.</param>
/// <param name="name">What a map is called.</param>
/// <param name="seed">The seed of the run.</param>
public sealed class SpreadFigures(IReadOnlyList<TrackSpread> tracks, Func<TrackKey, string> name, long seed)
{
    private const int Bins = 20;

    /// <summary>The mean of each method; null where nothing was measured.</summary>
    /// <param name="measure">What is measured.</param>
    public IntervalFigure? Means(SpreadMeasure measure)
    {
        ArgumentNullException.ThrowIfNull(measure);
        var lines = Measured(measure).Select(of => new IntervalLine(name(of.Track.Track), SpreadMeasure.Mean(of.Rows, seed))).ToList();
        return lines.Count == 0 ? null : new IntervalFigure(measure.Title, Unit(measure), lines)
        {
            Threshold = new FigureThreshold(measure.Rule),
            Caption = "Means over sequences with their 95 % intervals.",
        };
    }

    /// <summary>How the sequences lie; null where nothing was measured.</summary>
    /// <param name="measure">What is measured.</param>
    public HistogramFigure? Distribution(SpreadMeasure measure)
    {
        ArgumentNullException.ThrowIfNull(measure);
        var edges = HistogramFigure.EvenEdges(measure.Low, 1, Bins);
        var series = Measured(measure).Select(of => HistogramSeries.Of(name(of.Track.Track), of.Rows.Select(row => row.Value), edges)).ToList();
        var only = series is [var one] ? $"{one.Name}, n = {Count(one.Counts.Sum())}" : "by sequence";
        return series.Count == 0 ? null : new HistogramFigure($"{measure.Title}: {only}", Unit(measure), edges, series) { Threshold = new FigureThreshold(measure.Rule) };
    }

    /// <summary>Where the differences come from; null where there are none.</summary>
    public MatrixFigure? Splits()
    {
        var split = tracks.Select(track => (Track: track, Splits: track.Rows.Select(row => row.Split).OfType<VarianceSplit>().ToList())).Where(of => of.Splits.Count > 0).ToList();
        return split.Count == 0 ? null : new MatrixFigure(
            "Where differences between maps come from (shares of the variance)",
            [.. split.Select(of => $"{name(of.Track.Track)}, n = {Count(of.Splits.Count)}")],
            ["model", "reference", "model and reference", "seed"],
            [.. split.Select(of => (IReadOnlyList<double?>)[of.Splits.Average(one => one.Model), of.Splits.Average(one => one.Reference), of.Splits.Average(one => one.Both), of.Splits.Average(one => one.Seed)])],
            0, 1)
        {
            Caption = "Mean over sequences of the shares of the sum of squares over all positions. Model: between replicas; reference: between kinds of reference; "
                + "model and reference: what a kind of reference does in one replica only; seed: between draws with replica and reference the same.",
        };
    }

    private List<(TrackSpread Track, List<RowValue> Rows)> Measured(SpreadMeasure measure) =>
        [.. tracks.Select(track => (track, Rows: measure.Values(track))).Where(of => of.Rows.Count > 0)];

    private static string Unit(SpreadMeasure measure) => AuditRules.Get(measure.Rule).Thresholds[0].Measure;
}
