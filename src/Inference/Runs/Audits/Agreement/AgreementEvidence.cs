using CisLens.Inference.Attribution;
using CisLens.Inference.Evaluation.Agreement;
using CisLens.Inference.Evaluation.Audit;
using CisLens.Inference.Models;
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
        var figures = new AgreementFigures(reading, result);
        yield return new RuleEvidence(3, [.. from target in result.Targets from place in Places(target) select Agreement(result, target, place)]) { Figures = [.. figures.Agreement()] };
        yield return new RuleEvidence(4, [.. from target in result.Targets from place in Places(target) select Settled(result, target, place)]) { Figures = [.. figures.Disputes()] };
    }

    private static IEnumerable<int> Places(TargetAgreement target) => Enumerable.Range(0, target.Pairs.Count);

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

    private RuleFinding Agreement(AgreementResult result, TargetAgreement target, int place)
    {
        var of = target.Pairs[place].Agreement;
        var worst = arrays.Of(_pairs, target.Target).Where(row => row.Pairs[place].Overlap <= row.Pairs[place].OverlapNull)
            .OrderBy(row => row.Pairs[place].Overlap - row.Pairs[place].OverlapNull).Take(RuleFinding.MostRows);
        return new RuleFinding
        {
            Subject = Subject(result, target, of),
            Numbers = [of.AboveChance, of.Signs],
            Text = $"Of {Count(target.N)} sequences {Shares(of.AboveChance)} have more of the top {options.Top} bases in common than the 95 % quantile of turned maps; in the mean they share {Shares(of.Overlap)}, "
                + $"and of the top bases of either {Shares(of.Signs)} have the same sign. Median rank correlation {Interval(of.Spearman)}.",
            Rows = [.. worst.Select(row => row.Row)],
        };
    }

    private RuleFinding Settled(AgreementResult result, TargetAgreement target, int place)
    {
        var (of, settled, _) = target.Pairs[place];
        var disputed = arrays.Of(_pairs, target.Target).Count(row => row.Pairs[place].Overlap < 1);
        var (first, second) = (Method(result, of.First), Method(result, of.Second));
        var sequences = settled?.Sequences ?? 0;
        return new RuleFinding
        {
            Subject = Subject(result, target, of),
            Verdict = sequences >= Math.Min(AuditRules.Settled, disputed) ? AuditVerdict.Pass : sequences > 0 ? AuditVerdict.Warn : AuditVerdict.Fail,
            Text = settled is null
                ? disputed == 0 ? $"Both have the same top {options.Top} bases in all of {Count(target.N)} sequences; there is nothing to settle." : $"They dispute bases in {Count(disputed)} sequences, and none was settled."
                : $"In {Count(sequences)} of the {Count(disputed)} sequences where they dispute bases, those where they disagree most, only these bases were mutated: {first} predicted the change in {Count(settled.FirstWins)}, "
                    + $"{second} in {Count(settled.SecondWins)}. The output moved {Interval(settled.Difference)} {Unit(target)} more as {first} said than as {second} said (signed-rank test, p = {Number(settled.P)}).",
            Rows = [.. target.Pairs[place].Disputes.Where(dispute => dispute.Bases > 0).Take(RuleFinding.MostRows).Select(dispute => dispute.Row)],
        };
    }

    private string Subject(AgreementResult result, TargetAgreement target, PairAgreement of) =>
        $"{Method(result, of.First)} and {Method(result, of.Second)} of {RunPlanner.TargetName(reading.Spec.Targets[target.Target])}";

    private string Unit(TargetAgreement target) => Target.Create(reading.Spec.Targets[target.Target], reading.Card).Output.Kind;

    private static string Method(AgreementResult result, int map) => AttributionCatalogue.Get(result.Tracks[map].Method).Info.Name;
}
