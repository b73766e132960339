using CisLens.Inference.Evaluation.Audit;
using CisLens.Inference.Figures;
using CisLens.Inference.Runs.Audits.Spread;
using CisLens.Inference.Statistics;
using CisLens.Web.Shell;
using CisLens.Web.Tracks;

namespace CisLens.Web.Audits.Spread;

/// <summary>The spread of the maps of one target as figures.</summary>
/// <param name="head">The run.</param>
/// <param name="tracks">The methods that were looked at, of one target.</param>
public sealed class SpreadFigures(ResultsHead head, IReadOnlyList<TrackSpread> tracks)
{
    private const int ReferenceRule = 13;
    private const int SeedRule = 16;
    private const int ReplicaRule = 17;
    private const int Bins = 20;

    /// <summary>What the rules look at, one figure a rule; those of which nothing was measured are left out.</summary>
    public IReadOnlyList<Figure> Measures() =>
    [
        .. Intervals(ReferenceRule, "Under two kinds of reference", row => row.KindCorrelation),
        .. Intervals(SeedRule, "Under other seeds", row => row.SeedDeviation),
        .. Intervals(ReplicaRule, "Between replicas", row => row.ReplicaOverlap),
    ];

    /// <summary>Where the differences come from; null where there are none.</summary>
    public MatrixFigure? Splits()
    {
        var split = tracks.Select(track => (Track: track, Splits: track.Rows.Select(row => row.Split).OfType<Inference.Evaluation.Stability.VarianceSplit>().ToList()))
            .Where(of => of.Splits.Count > 0).ToList();
        return split.Count == 0 ? null : new MatrixFigure(
            "Shares of the variance of maps",
            [.. split.Select(of => $"{Name(of.Track)}, n = {Words.Count(of.Splits.Count)}")],
            ["model", "reference", "both", "seed"],
            [.. split.Select(of => (IReadOnlyList<double?>)[of.Splits.Average(one => one.Model), of.Splits.Average(one => one.Reference), of.Splits.Average(one => one.Both), of.Splits.Average(one => one.Seed)])],
            0, 1)
        {
            Caption = "Mean over sequences of the shares of the sum of squares over all positions. Model: between replicas; reference: between kinds of reference; both: what a kind of reference does in one replica only; seed: between draws with replica and reference the same.",
        };
    }

    /// <summary>How the sequences of one method lie.</summary>
    public IReadOnlyList<Figure> Distributions(TrackSpread track) =>
    [
        .. Histogram(track, ReferenceRule, "Under two kinds of reference", -1, row => row.KindCorrelation),
        .. Histogram(track, ReplicaRule, "Between replicas", 0, row => row.ReplicaOverlap),
    ];

    private IEnumerable<Figure> Intervals(int rule, string title, Func<RowSpread, double?> value)
    {
        var lines = tracks.Select(track => (Name: Name(track), Values: Values(track, value))).Where(line => line.Values.Length > 0)
            .Select(line => new IntervalLine(line.Name, Bootstrap.Mean(line.Values, head.Spec.Seed))).ToList();
        if (lines.Count > 0)
            yield return new IntervalFigure(title, Measure(rule), lines) { Threshold = new FigureThreshold(rule), Caption = "Mean over sequences with its 95 % interval." };
    }

    private IEnumerable<Figure> Histogram(TrackSpread track, int rule, string title, double low, Func<RowSpread, double?> value)
    {
        var values = Values(track, value);
        if (values.Length == 0)
            yield break;
        var edges = HistogramFigure.EvenEdges(low, 1, Bins);
        yield return new HistogramFigure(
            $"{title}: {Name(track)}, n = {Words.Count(values.Length)}", Measure(rule), edges, [HistogramSeries.Of("sequences", values, edges)])
        {
            Threshold = new FigureThreshold(rule),
        };
    }

    private static string Measure(int rule) => AuditRules.Get(rule).Thresholds[0].Measure;

    private string Name(TrackSpread track) => TestNames.Method(head, track.Track);

    private static double[] Values(TrackSpread track, Func<RowSpread, double?> value) => [.. track.Rows.Select(value).OfType<double>()];
}
