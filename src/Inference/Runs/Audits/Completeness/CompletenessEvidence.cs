using CisLens.Inference.Evaluation.Audit;
using CisLens.Inference.Evaluation.Metrics;
using CisLens.Inference.Figures;
using CisLens.Inference.Statistics;
using static CisLens.Inference.Runs.Audits.EvidenceText;

namespace CisLens.Inference.Runs.Audits.Completeness;

/// <summary>What the completeness errors say about rule 6.</summary>
internal static class CompletenessEvidence
{
    /// <summary>The rule.</summary>
    public const int Rule = 6;

    private const double Share = 0.99;

    // Sorting all pairs a thousand times takes long where there are very many; fewer resamples serve then.
    private const int ManyPairs = 20_000;
    private const int FewReplicates = 200;

    // Half decades from 1e-9 to 10.
    private static readonly double[] Edges = [.. Enumerable.Range(-18, 21).Select(half => Math.Pow(10, half / 2.0))];

    public static RuleEvidence Of(AuditReading reading, CompletenessResult result)
    {
        if (result.Tracks.Count == 0)
            return RuleEvidence.NotRun(Rule, "No method of this run compares sequences with references, so there is nothing that should add up.");
        return new RuleEvidence(Rule, [.. result.Tracks.Select(track => Finding(reading, track))])
        {
            Figures =
            [
                new HistogramFigure(
                    "Completeness error of each pair of a sequence and a reference", "|sum of contributions - (f(x) - f(reference))|, in units of the target", Edges,
                    [.. result.Tracks.Select(track => HistogramSeries.Of(reading.Name(track.Track), track.Errors.SelectMany(row => row), Edges))])
                {
                    IsLogarithmic = true,
                    Threshold = new FigureThreshold(Rule),
                    Caption = "Errors below the first or above the last edge are counted in the first and the last bin.",
                },
            ],
        };
    }

    private static RuleFinding Finding(AuditReading reading, TrackCompleteness track)
    {
        var quantile = Quantile(track, reading.Spec.Seed);
        var pairs = track.Errors.Sum(row => row.Length);
        var (pass, fail) = (AuditRules.Get(Rule).Thresholds[0].Pass, AuditRules.Get(Rule).Thresholds[0].Fail);
        var all = track.Errors.SelectMany(row => row).ToList();
        var text = $"The 99 % quantile over {Count(pairs)} pairs of {Count(track.Rows.Count)} sequences is {Measured(quantile)}; "
            + $"{Percent(CompletenessError.ShareBelow(all, pass))} lie below {Number(pass)} and {Percent(CompletenessError.ShareBelow(all, fail))} below {Number(fail)}";
        return new RuleFinding
        {
            Subject = reading.Name(track.Track),
            Track = track.Track,
            Numbers = [quantile],
            Text = $"{text}{Relative(track)}.{InFloat64(track, pass)}",
            Rows = RowValue.Worst(track.Rows.Zip(track.Errors, (row, errors) => new RowValue(row, errors.Max())), lowIsBad: false),
        };
    }

    private static string Relative(TrackCompleteness track)
    {
        if (track.Relative.Count == 0)
            return "";
        double[] sorted = [.. track.Relative.SelectMany(row => row).Order()];
        return $"; relative to the change of the output the 99 % quantile is {Number(Quantiles.Of(sorted, Share))}";
    }

    private static string InFloat64(TrackCompleteness track, double pass)
    {
        if (track.Checked.Count == 0)
            return "";
        var (before, after) = (track.Checked.Max(pair => pair.Error), track.Checked.Max(pair => pair.DoubleError));
        var numbers = $" Of the {track.Checked.Count} worst that were computed again, the largest error is {Number(before)} in float32 and {Number(after)} in float64";
        if (after <= pass)
            return before <= pass ? $"{numbers}." : $"{numbers}: it is rounding alone.";
        var layers = track.Checked.Where(pair => pair.Layer is not null).GroupBy(pair => pair.Layer!).OrderByDescending(layer => layer.Count()).Select(layer => $"{layer.Key} ({layer.Count()} of them)").ToList();
        return layers.Count == 0 ? $"{numbers}: it is no rounding; more steps or samples make it smaller." : $"{numbers}: it is no rounding; most is lost in {string.Join(", ", layers)}.";
    }

    private static Estimate Quantile(TrackCompleteness track, long seed) => Bootstrap.Of(
        track.Errors.Count,
        rows =>
        {
            double[] drawn = [.. rows.SelectMany(row => track.Errors[row])];
            Array.Sort(drawn);
            return Quantiles.Of(drawn, Share);
        },
        seed, track.Errors.Sum(row => row.Length) > ManyPairs ? FewReplicates : Bootstrap.Replicates);
}
