using CisLens.Inference.Evaluation.Agreement;
using CisLens.Inference.Figures;
using static CisLens.Inference.Runs.Audits.EvidenceText;

namespace CisLens.Inference.Runs.Audits.Agreement;

/// <summary>The figures of the comparison of methods.</summary>
/// <param name="result">What the comparison gave.</param>
public sealed class AgreementFigures(AgreementResult result)
{
    private const int Rule = 3;
    private const int Bins = 20;
    private const int MostLines = 6;

    /// <summary>The two methods of a pair.</summary>
    /// <param name="pair">The pair.</param>
    public string Name(PairAgreement pair)
    {
        ArgumentNullException.ThrowIfNull(pair);
        return $"{Method(pair.First)} and {Method(pair.Second)}";
    }

    /// <summary>The pairs that agree least, with intervals; as many as can be read.</summary>
    /// <param name="target">The target.</param>
    /// <param name="measure">How they are compared.</param>
    /// <param name="sample">What the title says of the sequences, with n.</param>
    public IntervalFigure Least(TargetAgreement target, AgreementMeasureKind measure, string sample)
    {
        ArgumentNullException.ThrowIfNull(target);
        var pairs = target.Pairs.Select(pair => pair.Agreement).OrderBy(pair => pair.By(measure).Value).Take(MostLines).ToList();
        var which = pairs.Count < target.Pairs.Count ? $", the {pairs.Count} lowest of {target.Pairs.Count} pairs" : "";
        return new IntervalFigure($"{Title(measure)}, {sample}{which}", Unit(measure), [.. pairs.Select(pair => new IntervalLine(Name(pair), pair.By(measure)))])
        {
            Threshold = measure switch
            {
                AgreementMeasureKind.AboveChance => new FigureThreshold(Rule),
                AgreementMeasureKind.Signs => new FigureThreshold(Rule, 1),
                _ => null,
            },
            Caption = measure == AgreementMeasureKind.AboveChance
                ? $"Chance: the 95 % quantile of the shared top {result.Options.Top} bases when one map is turned in a circle against the other." : null,
        };
    }

    /// <summary>Every two methods of a target in a table of colors.</summary>
    /// <param name="target">The target.</param>
    /// <param name="measure">How they are compared.</param>
    /// <param name="sample">What the title says of the sequences, with n.</param>
    public MatrixFigure Matrix(TargetAgreement target, AgreementMeasureKind measure, string sample)
    {
        ArgumentNullException.ThrowIfNull(target);
        int[] maps = [.. Enumerable.Range(0, result.Tracks.Count).Where(map => result.Tracks[map].Target == target.Target)];
        string[] names = [.. maps.Select(Method)];
        return new MatrixFigure(
            $"{Title(measure)}, {sample}", names, names, [.. maps.Select(row => maps.Select(column => Value(row, column)).ToArray())], measure == AgreementMeasureKind.Spearman ? -1 : 0, 1);

        double? Value(int row, int column) => row == column ? null
            : target.Pairs.Single(pair => pair.Agreement.First == Math.Min(row, column) && pair.Agreement.Second == Math.Max(row, column)).Agreement.By(measure).Value;
    }

    /// <summary>How much sequences disagree.</summary>
    /// <param name="target">The target.</param>
    /// <param name="sample">What the title says of the sequences, with n.</param>
    public HistogramFigure Disagreement(TargetAgreement target, string sample)
    {
        ArgumentNullException.ThrowIfNull(target);
        var edges = HistogramFigure.EvenEdges(0, 1, Bins);
        return new HistogramFigure($"Disagreement of sequences, {sample}", "1 minus the mean share of top bases that two methods have in common",
            edges, [HistogramSeries.Of("sequences", result.Rows(target.Target).Select(row => row.Disagreement), edges)]);
    }

    /// <summary>Which of two methods predicted what disputed bases do; null where nothing was settled.</summary>
    /// <param name="target">The target.</param>
    /// <param name="name">Its name.</param>
    /// <param name="unit">Its unit.</param>
    public IntervalFigure? Disputes(TargetAgreement target, string name, string unit)
    {
        ArgumentNullException.ThrowIfNull(target);
        var settled = target.Pairs.Where(pair => pair.Settled is not null).OrderByDescending(pair => Math.Abs(pair.Settled!.Difference.Value)).ToList();
        var which = settled.Count > MostLines ? $", the {MostLines} largest differences of {settled.Count} pairs" : "";
        return settled.Count == 0 ? null : new IntervalFigure(
            $"Which method predicted what the disputed bases do, {name}{which}", $"how much more the output moved as the first said than as the second said ({unit})",
            [.. settled.Take(MostLines).Select(pair => new IntervalLine($"{Method(pair.Agreement.First)} over {Method(pair.Agreement.Second)}", pair.Settled!.Difference))])
        {
            Caption = "Only bases that one method has among its top bases and the other has not are mutated. Right of 0 the method named first was right. " + result.Passes.Text,
        };
    }

    private string Title(AgreementMeasureKind measure) => measure switch
    {
        AgreementMeasureKind.Overlap => $"Share of the top {Count(result.Options.Top)} bases that both have, mean",
        AgreementMeasureKind.Spearman => "Rank correlation, median",
        AgreementMeasureKind.Signs => "Share of top bases with the same sign, mean",
        _ => "Sequences where two methods agree more than chance",
    };

    private static string Unit(AgreementMeasureKind measure) => measure switch
    {
        AgreementMeasureKind.Overlap => "share of the top bases",
        AgreementMeasureKind.Spearman => "rank correlation",
        AgreementMeasureKind.Signs => "share of the top bases of either method",
        _ => "share of sequences",
    };

    private string Method(int map) => RunTrackNames.Method(result.Tracks[map]);
}
