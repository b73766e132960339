using System.Globalization;
using CisLens.Inference.Evaluation.Audit;
using CisLens.Inference.Evaluation.Randomisation;
using CisLens.Inference.Figures;
using CisLens.Inference.Statistics;
using static CisLens.Inference.Runs.Audits.EvidenceText;

namespace CisLens.Inference.Runs.Audits.Randomisation;

/// <summary>What randomised layers say about rule 10.</summary>
internal static class RandomisationEvidence
{
    private const int Rule = 10;

    public static RuleEvidence Of(AuditReading reading, RandomisationResult result)
    {
        if (result.Tracks.Count == 0)
            return RuleEvidence.NotRun(Rule, $"{reading.Card.Title} is a TorchScript program, whose layers cannot be seen and so not be randomised; give its architecture as layers.");
        return new RuleEvidence(Rule, [.. result.Tracks.SelectMany(track => Findings(reading, track))])
        {
            Figures = [AtFullRandomisation(reading, result), .. Curves(reading, result)],
        };
    }

    private static IEnumerable<RuleFinding> Findings(AuditReading reading, TrackRandomisation track)
    {
        yield return Finding(reading, track, track.Plain, "", $" The entropy of the maps' histograms changes by {Percent(Median(track.Plain.ComplexityRise))} (efficient form, median).");
        if (track.Averaged is { } averaged)
            yield return Finding(reading, track, averaged, ", averaged", "");
    }

    private static RuleFinding Finding(AuditReading reading, TrackRandomisation track, RandomisationOutputs outputs, string form, string more)
    {
        var values = track.Rows.Zip(outputs.AtFullRandomisation, (row, value) => new RowValue(row, value)).ToList();
        var correlation = Mean(reading, outputs.AtFullRandomisation);
        var unrelated = Mean(reading, outputs.Unrelated);
        return new RuleFinding
        {
            Subject = reading.Name(track.Track) + form,
            Track = track.Track,
            Numbers = [correlation],
            Text = $"With all layers random the mean rank correlation with the map is {Measured(correlation)}; between two unrelated random models it is {Measured(unrelated)}.{more}",
            Rows = RowValue.Worst(values, lowIsBad: false),
        };
    }

    private static IntervalFigure AtFullRandomisation(AuditReading reading, RandomisationResult result) =>
        new("Maps of wholly random models against the maps of the model", AuditRules.Get(Rule).Thresholds[0].Measure,
        [
            .. result.Tracks.SelectMany(track => new[] { (Form: "", Outputs: track.Plain), (Form: ", averaged", Outputs: track.Averaged) }
                .Where(form => form.Outputs is not null)
                .Select(form => new IntervalLine(
                    reading.Name(track.Track) + form.Form, Mean(reading, form.Outputs!.AtFullRandomisation), Mean(reading, form.Outputs.Unrelated)))),
        ])
        {
            Threshold = new FigureThreshold(Rule),
            Caption = "Mean over sequences with 95 % intervals. Beside each: maps of two random models, which have nothing to do with each other. "
                + "Averaged: each map is the mean over slightly changed copies of its sequence, so that noise does not pass for independence.",
        };

    private static IEnumerable<CurveFigure> Curves(AuditReading reading, RandomisationResult result) => result.Tracks.GroupBy(track => track.Track.Target).Select(target =>
        new CurveFigure(
            $"Rank correlation with the map while layers become random: {RunPlanner.TargetName(reading.Spec.Targets[target.Key])}",
            "all layers down to", target.First().Plain.Layers, "rank correlation",
            [.. target.Select(track => Line(reading, track))]));

    private static Curve Line(AuditReading reading, TrackRandomisation track)
    {
        var estimates = track.Plain.Curve(reading.Spec.Seed);
        var name = RunTrackNames.Method(track.Track);
        return new Curve(
            $"{name} (n = {track.Rows.Count})", [.. estimates.Select(of => (double?)of.Value)], [.. estimates.Select(of => (double?)of.Low)], [.. estimates.Select(of => (double?)of.High)]);
    }

    private static Estimate Mean(AuditReading reading, double[] values) => Bootstrap.Mean(values, reading.Spec.Seed);

    private static double Median(double[] values)
    {
        double[] sorted = [.. values.Order()];
        return Quantiles.Of(sorted, 0.5);
    }

    private static string Percent(double share) => share.ToString("+0 %;-0 %;0 %", CultureInfo.InvariantCulture);
}
