using CisLens.Inference.Evaluation.Audit;
using CisLens.Inference.Figures;
using CisLens.Inference.Statistics;
using CisLens.Shared.Runs;
using static CisLens.Inference.Runs.Audits.EvidenceText;

namespace CisLens.Inference.Runs.Audits.Effects;

/// <summary>Rule 23: whether the model answers to backgrounds as it answers to real sequences that are not of the class.</summary>
internal static class BackgroundEvidence
{
    private const int Rule = 23;
    private const double Tail = 0.01;
    private const int Bins = 30;

    // A range from 1 to 99 % cannot be told from fewer.
    private const int FewestReal = 100;

    public static RuleEvidence Of(AuditReading reading, EffectsResult result)
    {
        var evidence = Enumerable.Range(0, reading.Spec.Targets.Count).Select(target => OfTarget(reading, result, target)).ToList();
        return new RuleEvidence(Rule, [.. evidence.SelectMany(part => part.Findings)]) { Figures = [.. evidence.Select(part => part.Figure).OfType<Figure>()] };
    }

    private static (IReadOnlyList<RuleFinding> Findings, Figure? Figure) OfTarget(AuditReading reading, EffectsResult result, int target)
    {
        var name = RunPlanner.TargetName(reading.Spec.Targets[target]);
        var (real, which) = Real(reading, target);
        if (real.Length < FewestReal)
            return ([new RuleFinding { Subject = name, Verdict = AuditVerdict.NotRun, Text = $"The range of {Count(real.Length)} {which} cannot be told; at least {FewestReal} are needed." }], null);
        Array.Sort(real);
        var (low, high) = (Quantiles.Of(real, Tail), Quantiles.Of(real, 1 - Tail));
        var findings = result.Groups.Index().Select(group =>
        {
            var share = Bootstrap.Mean([.. result.Backgrounds(group.Index, target).Select(output => output < low || output > high ? 1.0 : 0)], reading.Spec.Seed);
            return new RuleFinding
            {
                Subject = $"{group.Item.Name} for {name}",
                Numbers = [share],
                Text = $"{Shares(share)} of {Count(share.N)} predictions on {group.Item.Name} lie outside of the 1 to 99 % range of {Count(real.Length)} {which}, "
                    + $"{FigureNumber.Interval(low, high)} in units of the target.",
            };
        });
        return ([.. findings], Histogram(result, target, name, real, which, (low, high)));
    }

    /// <summary>Predictions on the sequences of other classes; on all where no label tells the class.</summary>
    private static (double[] Predictions, string Which) Real(AuditReading reading, int target)
    {
        var predictions = RunPredictions.Read(reading.Folder, reading.Prepared, target);
        var rows = Enumerable.Range(0, predictions.Length);
        return reading.Classes.Class(target) is { } name
            ? ([.. rows.Where(row => reading.Classes.Labels[row] is { } label && label != name).Select(row => (double)predictions[row])], $"real sequences with another label than {name}")
            : ([.. predictions.Select(prediction => (double)prediction)], "real sequences (no label tells which are negative)");
    }

    private static HistogramFigure Histogram(EffectsResult result, int target, string name, double[] real, string which, (double Low, double High) range)
    {
        var series = result.Groups.Select((group, index) => (Name: group.Name, Values: result.Backgrounds(index, target))).Append((Name: which, Values: real)).ToList();
        var edges = HistogramFigure.EvenEdges(series.Min(one => one.Values.Min()), series.Max(one => one.Values.Max()), Bins);
        return new HistogramFigure(
            $"Predictions of {name} on backgrounds and on real sequences, n = {Count(result.Options.Backgrounds)} and {Count(real.Length)}",
            "prediction, in units of the target",
            edges, [.. series.Select(one => HistogramSeries.Of(one.Name, one.Values, edges))])
        {
            Marks = [range.Low, range.High],
            Caption = "The marks are the 1st and the 99th percentile of the real sequences.",
        };
    }
}
