using CisLens.Inference.Evaluation.Agreement;
using CisLens.Inference.Figures;
using CisLens.Inference.Runs.Audits.Agreement;
using CisLens.Web.Shell;
using CisLens.Web.Tracks;

namespace CisLens.Web.Audits.Agreement;

/// <summary>Methods and pairs as people read them.</summary>
/// <param name="head">The run.</param>
/// <param name="result">What the test found.</param>
public sealed class AgreementNames(ResultsHead head, AgreementResult result)
{
    /// <summary>The name of a map's method.</summary>
    public string Method(int map) => TestNames.Method(head, result.Tracks[map]);

    /// <summary>Both methods.</summary>
    public string Pair(PairAgreement pair) => $"{Method(pair.First)} and {Method(pair.Second)}";

    /// <summary>Whether an address asks for this pair.</summary>
    public bool IsAsked(PairAgreement pair, AgreementQuery query) => (result.Tracks[pair.First].Method, result.Tracks[pair.Second].Method) == (query.First, query.Second);

    /// <summary>The address of a pair.</summary>
    public AgreementQuery With(AgreementQuery query, PairAgreement pair) =>
        query with { First = result.Tracks[pair.First].Method, Second = result.Tracks[pair.Second].Method, Page = 0 };

    /// <summary>Every two methods of a target in a table of colors.</summary>
    public MatrixFigure Matrix(TargetAgreement target, AgreementMeasureKind measure)
    {
        int[] maps = [.. Enumerable.Range(0, result.Tracks.Count).Where(map => result.Tracks[map].Target == target.Target)];
        string[] names = [.. maps.Select(Method)];
        return new MatrixFigure(
            $"{Title(measure)}, n = {Words.Count(target.N)}", names, names, [.. maps.Select(row => maps.Select(column => Value(row, column)).ToArray())],
            measure == AgreementMeasureKind.Spearman ? -1 : 0, 1);

        double? Value(int row, int column) => row == column ? null : Of(
            target.Pairs.Single(pair => pair.Agreement.First == Math.Min(row, column) && pair.Agreement.Second == Math.Max(row, column)).Agreement, measure);
    }

    /// <summary>What a measure is called.</summary>
    public string Title(AgreementMeasureKind measure) => measure switch
    {
        AgreementMeasureKind.Overlap => $"Share of the top {Words.Count(result.Options.Top)} bases that both have, mean",
        AgreementMeasureKind.Spearman => "Rank correlation, median",
        _ => "Share of top bases with the same sign, mean",
    };

    private static double Of(PairAgreement pair, AgreementMeasureKind measure) => measure switch
    {
        AgreementMeasureKind.Overlap => pair.Overlap.Value,
        AgreementMeasureKind.Spearman => pair.Spearman.Value,
        _ => pair.Signs.Value,
    };
}
