using CisLens.Inference.Evaluation.Audit;
using CisLens.Inference.Figures;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Runs.Audits.Effects;

/// <summary>Rule 21: whether the model answers to the motif itself, under both null models and more than to its letters in another order.</summary>
internal static class InterventionEvidence
{
    private const int Rule = 21;
    private const int WantedBackgrounds = 1000;
    private const double LargestRate = 0.05;

    public static RuleEvidence Of(AuditReading reading, EffectsResult result)
    {
        if (result.Motifs.Count == 0)
            return MissingMotifs.Of(Rule, reading);
        var targets = Enumerable.Range(0, reading.Spec.Targets.Count).ToList();
        return new RuleEvidence(Rule, [.. targets.SelectMany(target => NullModels(result, target).Select(effects => Judge(reading, result, target, effects)))])
        {
            Figures = [.. targets.Where(target => result.Effects(target).Count > 0).Select(target => Forest(reading, result, target))],
        };
    }

    /// <summary>The effects of each motif under the two null models.</summary>
    public static IEnumerable<IReadOnlyList<TestedEffect>> NullModels(EffectsResult result, int target) =>
        result.Effects(target).Where(effect => !result.Groups[effect.Group].IsOther).GroupBy(effect => effect.Motif, (_, effects) => effects.ToList());

    /// <summary>What the motif is of, e.g. <c>pos_patterns.pattern_0 (TGATAAG) of GATA1</c>.</summary>
    public static string Subject(AuditReading reading, int target, TestedMotif motif) => $"{motif.Title} of {RunPlanner.TargetName(reading.Spec.Targets[target])}";

    /// <summary>The maps from which the motif was discovered; null for motifs of the scan.</summary>
    public static TrackKey? Track(int target, TestedMotif motif) => motif.Method is null ? null : new TrackKey(motif.Method, target);

    private static RuleFinding Judge(AuditReading reading, EffectsResult result, int target, IReadOnlyList<TestedEffect> effects)
    {
        var confirmed = effects.Where(effect => effect.Effect.Direction != 0 && effect.Effect.Q <= LargestRate && effect.Effect.ExceedsShuffle).ToList();
        var verdict = confirmed.Count switch
        {
            0 => AuditVerdict.Fail,
            _ when confirmed.Count < effects.Count => AuditVerdict.Warn,
            _ when confirmed.DistinctBy(effect => effect.Effect.Direction).Count() > 1 => AuditVerdict.Fail,
            _ => result.Options.Backgrounds < WantedBackgrounds ? AuditVerdict.Warn : AuditVerdict.Pass,
        };
        return new RuleFinding
        {
            Subject = Subject(reading, target, effects[0].Motif),
            Track = Track(target, effects[0].Motif),
            Verdict = verdict,
            Text = $"Effect on the model in units of the target, {EvidenceText.Count(result.Options.Backgrounds)} backgrounds of each kind: {string.Join("; ", effects.Select(effect => Told(result, effect)))}.",
        };
    }

    private static string Told(EffectsResult result, TestedEffect effect) =>
        $"{EvidenceText.Interval(effect.Effect.Effect)} in {result.Groups[effect.Group].Name}, q = {EvidenceText.Number(effect.Effect.Q)}, shuffled motif {EvidenceText.Interval(effect.Effect.Shuffled)}";

    private static IntervalFigure Forest(AuditReading reading, EffectsResult result, int target) => new(
        $"Effects of motifs on {RunPlanner.TargetName(reading.Spec.Targets[target])}, n = {EvidenceText.Count(result.Options.Backgrounds)} backgrounds of each kind",
        "output with the motif minus without, in units of the target",
        [.. result.Effects(target).Where(effect => !result.Groups[effect.Group].IsOther)
            .Select(effect => new IntervalLine($"{effect.Motif.Title}, {result.Groups[effect.Group].Name}", effect.Effect.Effect, effect.Effect.Shuffled))])
    {
        Caption = $"Beside each effect that of the motif's letters in another order. Intervals are 95 % over backgrounds. {result.Passes.Text}",
    };
}
