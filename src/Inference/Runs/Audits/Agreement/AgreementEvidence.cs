using CisLens.Inference.Evaluation.Agreement;
using CisLens.Inference.Evaluation.Audit;
using CisLens.Inference.Figures;
using CisLens.Inference.Statistics;
using CisLens.Shared.Runs;
using static CisLens.Inference.Runs.Audits.EvidenceText;

namespace CisLens.Inference.Runs.Audits.Agreement;

/// <summary>Makes summary and findings of the comparison of methods.</summary>
/// <param name="reading">The run.</param>
/// <param name="options">The settings.</param>
/// <param name="arrays">The agreement of every two maps of each sequence.</param>
/// <param name="disputes">[chunks][pairs]: what happened when disputed bases were mutated.</param>
internal sealed class AgreementEvidence(AuditReading reading, AgreementOptions options, AgreementArrays arrays, IReadOnlyList<Dispute[][]> disputes)
{
    private const int Named = 3;

    private readonly IReadOnlyList<(int First, int Second, int Target)> _pairs = AgreementPairs.Of(reading.Results.Tracks);
    private readonly IReadOnlyList<TrackKey> _tracks = reading.Results.Tracks;

    public AgreementResult Summarise(PassCount passes, CancellationToken token) => new()
    {
        Options = options,
        Tracks = _tracks,
        Available = reading.Classes.Count,
        Passes = passes,
        Targets = [.. Enumerable.Range(0, reading.Spec.Targets.Count).Select(target => Summarise(target, token))],
        Arrays = arrays,
    };

    public IEnumerable<RuleEvidence> Of(AgreementResult result)
    {
        var figures = new AgreementFigures(result);
        yield return new RuleEvidence(3, [.. result.Targets.Select(target => Agreement(figures, target))]) { Figures = [.. result.Targets.SelectMany(target => Figures(figures, target))] };
        yield return new RuleEvidence(4, [.. result.Targets.Select(target => Settled(figures, target))])
        {
            Figures = [.. result.Targets.Select(target => figures.Disputes(target, reading.TargetName(target.Target), reading.Unit(target.Target))).OfType<Figure>()],
        };
    }

    private IEnumerable<Figure> Figures(AgreementFigures figures, TargetAgreement target)
    {
        var sample = $"{reading.TargetName(target.Target)}, n = {Count(target.N)}";
        yield return figures.Least(target, AgreementMeasureKind.AboveChance, sample);
        yield return figures.Least(target, AgreementMeasureKind.Signs, sample);
        foreach (var measure in new[] { AgreementMeasureKind.AboveChance, AgreementMeasureKind.Signs, AgreementMeasureKind.Overlap, AgreementMeasureKind.Spearman })
            yield return figures.Matrix(target, measure, sample);
        yield return figures.Disagreement(target, sample);
    }

    private TargetAgreement Summarise(int target, CancellationToken token)
    {
        var rows = arrays.Of(_pairs, target);
        var pairs = new List<PairResult>();
        foreach (var number in Enumerable.Range(0, _pairs.Count).Where(pair => _pairs[pair].Target == target))
        {
            token.ThrowIfCancellationRequested();
            var place = pairs.Count;
            var settled = disputes.SelectMany(chunk => chunk[number]).OrderByDescending(dispute => dispute.Bases).ToList();
            pairs.Add(new PairResult(
                PairAgreement.Of(_pairs[number].First, _pairs[number].Second, [.. rows.Select(row => row.Pairs[place])], reading.Spec.Seed),
                DisputeSummary.Of(settled, reading.Spec.Seed), settled));
        }
        return new TargetAgreement(target, rows.Count, pairs);
    }

    // A rule on all pairs is judged by the lowest of their numbers and ends, so the worst pair decides whatever the thresholds are.
    private RuleFinding Agreement(AgreementFigures figures, TargetAgreement target)
    {
        var pairs = target.Pairs.Select(pair => pair.Agreement).ToList();
        return new RuleFinding
        {
            Subject = reading.TargetName(target.Target),
            Numbers = [Least(pairs, pair => pair.AboveChance), Least(pairs, pair => pair.Signs)],
            Text = $"Of {Count(target.N)} sequences two methods have more of the top {options.Top} bases in common than the 95 % quantile of turned maps: {Lowest(pair => pair.AboveChance)}. "
                + $"Of the top bases of either have the same sign: {Lowest(pair => pair.Signs)}.{(pairs.Count > Named ? $" These are the lowest of {pairs.Count} pairs." : "")}",
            Rows = RowValue.Worst(arrays.Of(_pairs, target.Target).Select(row => new RowValue(row.Row, row.Pairs.Min(pair => pair.Overlap - pair.OverlapNull))).Where(row => row.Value <= 0), lowIsBad: true),
        };

        string Lowest(Func<PairAgreement, Estimate> value) =>
            string.Join("; ", pairs.OrderBy(pair => value(pair).Value).Take(Named).Select(pair => $"{figures.Name(pair)} {Shares(value(pair))}"));
    }

    private static Estimate Least(IReadOnlyList<PairAgreement> pairs, Func<PairAgreement, Estimate> value) =>
        new(pairs.Min(pair => value(pair).Value), pairs.Min(pair => value(pair).Low), pairs.Min(pair => value(pair).High), pairs.Min(pair => value(pair).N));

    private RuleFinding Settled(AgreementFigures figures, TargetAgreement target)
    {
        var rows = arrays.Of(_pairs, target.Target);
        var pairs = target.Pairs.Select((pair, place) => (Pair: pair, Sequences: pair.Settled?.Sequences ?? 0, Disputed: rows.Count(row => row.Pairs[place].Overlap < 1))).ToList();
        return new RuleFinding
        {
            Subject = reading.TargetName(target.Target),
            Verdict = pairs.Max(of => of.Sequences >= Math.Min(AuditRules.Settled, of.Disputed) ? AuditVerdict.Pass : of.Sequences > 0 ? AuditVerdict.Warn : AuditVerdict.Fail),
            Text = pairs.TrueForAll(of => of.Disputed == 0) ? $"All methods have the same top {options.Top} bases in all of {Count(target.N)} sequences; there is nothing to settle."
                : pairs.TrueForAll(of => of.Sequences == 0) ? $"{Count(pairs.Count(of => of.Disputed > 0), "pair")} of methods dispute bases in up to {Count(pairs.Max(of => of.Disputed))} sequences, and none was settled."
                : $"In the sequences where two methods disagree most, only the bases that they dispute were mutated. {Asked()} {Right()}",
            Rows = [.. target.Pairs.SelectMany(pair => pair.Disputes).Where(dispute => dispute.Bases > 0).OrderByDescending(dispute => dispute.Bases).Select(dispute => dispute.Row).Distinct().Take(RuleFinding.MostRows)],
        };

        string Asked()
        {
            var some = pairs.Where(of => of.Sequences < of.Disputed).OrderBy(of => of.Sequences / (double)of.Disputed).ToList();
            return some.Count == 0 ? "All pairs were asked about in all sequences in which they dispute bases."
                : $"Asked about in some of the sequences in which they dispute bases only: {Count(some.Count, "pair")} of {pairs.Count}, {string.Join("; ", some.Take(Named).Select(of => $"{figures.Name(of.Pair.Agreement)} in {Count(of.Sequences)} of {Count(of.Disputed)}"))}"
                + (some.Count > Named ? " and others." : ".");
        }

        string Right()
        {
            var right = target.Pairs.Where(pair => pair.Settled is { } settled && (settled.Difference.Low > 0 || settled.Difference.High < 0))
                .Select(pair => pair.Settled!.Difference.Low > 0 ? pair.Agreement.First : pair.Agreement.Second).CountBy(map => map).OrderByDescending(map => map.Value).ToList();
            return right.Count == 0 ? "In no pair did one method predict the change better (95 % interval of the difference)."
                : $"Predicted the change better than another (95 % interval of the difference excludes 0): {string.Join(", ", right.Select(map => $"{RunTrackNames.Method(_tracks[map.Key])} in {Count(map.Value, "pair")}"))}.";
        }
    }
}
