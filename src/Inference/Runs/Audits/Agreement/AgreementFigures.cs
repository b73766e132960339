using CisLens.Inference.Attribution;
using CisLens.Inference.Evaluation.Agreement;
using CisLens.Inference.Figures;
using CisLens.Inference.Models;
using static CisLens.Inference.Runs.Audits.EvidenceText;

namespace CisLens.Inference.Runs.Audits.Agreement;

/// <summary>The figures of the comparison of methods.</summary>
internal sealed class AgreementFigures(AuditReading reading, AgreementResult result)
{
    private const int Rule = 3;
    private const int Bins = 20;

    /// <summary>Per pair what decides, matrices, and how much sequences disagree.</summary>
    public IEnumerable<Figure> Agreement()
    {
        foreach (var target in result.Targets)
        {
            yield return new IntervalFigure($"Sequences where two methods agree more than chance, {Title(target)}", "share of sequences",
                [.. target.Pairs.Select(pair => new IntervalLine(Name(pair), pair.Agreement.AboveChance))])
            {
                Threshold = new FigureThreshold(Rule),
                Caption = $"Chance: the 95 % quantile of the shared top {result.Options.Top} bases when one map is turned in a circle against the other.",
            };
            yield return new IntervalFigure($"Top bases with the same sign, {Title(target)}", "share of the top bases of either method",
                [.. target.Pairs.Select(pair => new IntervalLine(Name(pair), pair.Agreement.Signs))]) { Threshold = new FigureThreshold(Rule, 1) };
            yield return Matrix(target, $"Shared top {result.Options.Top} bases", 0, of => of.Overlap.Value);
            yield return Matrix(target, "Median rank correlation", -1, of => of.Spearman.Value);
            yield return Histogram(target);
        }
    }

    /// <summary>Which of two methods predicted what disputed bases do.</summary>
    public IEnumerable<Figure> Disputes() =>
        from target in result.Targets
        let settled = target.Pairs.Where(pair => pair.Settled is not null).ToList()
        where settled.Count > 0
        select new IntervalFigure(
            $"Which method predicted what the disputed bases do, {RunPlanner.TargetName(reading.Spec.Targets[target.Target])}",
            $"how much more the output moved as the first said than as the second said ({Target.Create(reading.Spec.Targets[target.Target], reading.Card).Output.Kind})",
            [.. settled.OrderByDescending(pair => Math.Abs(pair.Settled!.Difference.Value)).Select(Line)])
        {
            Caption = "Only bases that one method has among its top bases and the other has not are mutated. Right of 0 the method named first was right. " + result.Passes.Text,
        };

    private IntervalLine Line(PairResult pair) =>
        new($"{Method(pair.Agreement.First)} over {Method(pair.Agreement.Second)}, n = {Count(pair.Settled!.Sequences)}", pair.Settled.Difference);

    private MatrixFigure Matrix(TargetAgreement target, string name, double low, Func<PairAgreement, double> value)
    {
        int[] maps = [.. Enumerable.Range(0, result.Tracks.Count).Where(map => result.Tracks[map].Target == target.Target)];
        string[] names = [.. maps.Select(Method)];
        return new MatrixFigure($"{name}, {Title(target)}", names, names, [.. maps.Select(row => maps.Select(column => Value(row, column)).ToArray())], low, 1);

        double? Value(int row, int column) => row == column ? null
            : value(target.Pairs.Single(pair => pair.Agreement.First == Math.Min(row, column) && pair.Agreement.Second == Math.Max(row, column)).Agreement);
    }

    private HistogramFigure Histogram(TargetAgreement target)
    {
        var edges = HistogramFigure.EvenEdges(0, 1, Bins);
        return new HistogramFigure($"Disagreement of sequences, {Title(target)}", "1 minus the mean share of top bases that two methods have in common",
            edges, [HistogramSeries.Of("sequences", result.Rows(target.Target).Select(row => row.Disagreement), edges)]);
    }

    private string Title(TargetAgreement target) => $"{RunPlanner.TargetName(reading.Spec.Targets[target.Target])}, n = {Count(target.N)}";

    private string Name(PairResult pair) => $"{Method(pair.Agreement.First)} and {Method(pair.Agreement.Second)}";

    private string Method(int map) => AttributionCatalogue.Get(result.Tracks[map].Method).Info.Name;
}
