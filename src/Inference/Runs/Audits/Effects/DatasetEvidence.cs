using CisLens.Inference.Evaluation.Audit;
using CisLens.Inference.Figures;

namespace CisLens.Inference.Runs.Audits.Effects;

/// <summary>Rule 18: whether motifs have the same order of effects in backgrounds that are made from another dataset.</summary>
internal static class DatasetEvidence
{
    private const int Rule = 18;

    public static RuleEvidence Of(AuditReading reading, EffectsResult result)
    {
        if (!result.Groups[^1].IsOther)
            return RuleEvidence.NotRun(Rule, "No second dataset was named; name one in the settings of the test 'Effects of motifs'.");
        if (result.Motifs.Count == 0)
            return MissingMotifs.Of(Rule, reading);
        var targets = Enumerable.Range(0, reading.Spec.Targets.Count).ToList();
        return new RuleEvidence(Rule, [.. targets.Select(target => Judge(reading, result, target))])
        {
            Figures = [.. targets.Where(target => result.Effects(target).Count > 0).Select(target => Pairs(reading, result, target))],
        };
    }

    private static RuleFinding Judge(AuditReading reading, EffectsResult result, int target)
    {
        var motifs = result.Motifs.Count(motif => motif.Targets.Contains(target));
        var subject = RunPlanner.TargetName(reading.Spec.Targets[target]);
        if (result.Agreement(target) is not { } agreement)
            return new RuleFinding { Subject = subject, Verdict = AuditVerdict.NotRun, Text = $"The order of {motifs} motifs says too little; at least {EffectsResult.FewestMotifs} are needed." };
        return new RuleFinding
        {
            Subject = subject,
            Numbers = [agreement],
            Text = $"Rank correlation {EvidenceText.Interval(agreement)} of the effects of {motifs} motifs in {result.Groups[0].Name} of the run's sequences and of the second dataset, {EvidenceText.Count(agreement.N)} backgrounds each.",
        };
    }

    private static IntervalFigure Pairs(AuditReading reading, EffectsResult result, int target) => new(
        $"Effects of motifs on {RunPlanner.TargetName(reading.Spec.Targets[target])} in two datasets, n = {EvidenceText.Count(result.Options.Backgrounds)} backgrounds each",
        "output with the motif minus without, in units of the target",
        [.. result.Effects(target).GroupBy(effect => effect.Motif)
            .Select(effects => new IntervalLine(effects.Key.Title, effects.First(effect => effect.Group == 0).Effect.Effect, effects.Last().Effect.Effect))])
    {
        Caption = "Beside each effect that on backgrounds made from the second dataset.",
    };
}
