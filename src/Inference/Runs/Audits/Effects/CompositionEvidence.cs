using System.Globalization;
using CisLens.Inference.Evaluation.Audit;
using CisLens.Inference.Figures;
using CisLens.Inference.Sequences;
using CisLens.Inference.Statistics;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Runs.Audits.Effects;

/// <summary>Rule 22: whether the motif does more than a scramble of equal GC content and equal pairs of neighbors, and how score sums go with GC content.</summary>
internal static class CompositionEvidence
{
    private const int Rule = 22;

    // Enough for a correlation; every row costs the reading of each map.
    private const int MostRows = 400;
    private const int MostPoints = 150;

    public static RuleEvidence Of(AuditReading reading, EffectsResult result, CancellationToken token)
    {
        if (result.Motifs.Count == 0)
            return MissingMotifs.Of(Rule, reading);
        var targets = Enumerable.Range(0, reading.Spec.Targets.Count).ToList();
        return new RuleEvidence(Rule, [.. targets.SelectMany(target => InterventionEvidence.NullModels(result, target).Select(effects => Judge(reading, result, target, effects)))])
        {
            Figures =
            [
                .. targets.Where(target => result.Effects(target).Count > 0).Select(target => Bars(reading, result, target)),
                .. targets.Select(target => Scatter(reading, target, token)),
            ],
        };
    }

    private static RuleFinding Judge(AuditReading reading, EffectsResult result, int target, IReadOnlyList<TestedEffect> effects)
    {
        var more = effects.Count(effect => effect.Effect.ExceedsScramble);
        return new RuleFinding
        {
            Subject = InterventionEvidence.Subject(reading, target, effects[0].Motif),
            Track = InterventionEvidence.Track(target, effects[0].Motif),
            Verdict = more == effects.Count ? AuditVerdict.Pass : more > 0 ? AuditVerdict.Warn : AuditVerdict.Fail,
            Text = $"More than a scramble of equal GC content and neighbor pairs, in the direction of the effect, in units of the target, {EvidenceText.Count(result.Options.Backgrounds)} backgrounds of each kind: "
                + $"{string.Join("; ", effects.Select(effect => $"{EvidenceText.Interval(effect.Effect.AboveScrambled)} in {result.Groups[effect.Group].Name}"))}.",
        };
    }

    private static IntervalFigure Bars(AuditReading reading, EffectsResult result, int target) => new(
        $"Motifs and their scrambles on {RunPlanner.TargetName(reading.Spec.Targets[target])}, n = {EvidenceText.Count(result.Options.Backgrounds)} backgrounds of each kind",
        "output minus that of the background, in units of the target",
        [.. result.Effects(target).Where(effect => !result.Groups[effect.Group].IsOther)
            .Select(effect => new IntervalLine($"{effect.Motif.Title}, {result.Groups[effect.Group].Name}", effect.Effect.Effect, effect.Effect.Scrambled))])
    {
        Caption = "Beside each effect that of a scramble: the stretch around the motif, three times as wide, shuffled so that GC content and pairs of neighbors stay.",
    };

    private static ScatterFigure Scatter(AuditReading reading, int target, CancellationToken token)
    {
        int[] rows = [.. reading.Classes.Judged(target)];
        SeededRandom.ForItem(reading.Spec.Seed, target).Shuffle<int>(rows);
        rows = rows[..Math.Min(rows.Length, MostRows)];
        double[] gc = [.. rows.Select(row => 100 * Bases.GcContent(Bases.Encode(RowWindows.Read(reading.Context, reading.Prepared, row, 1)[0])))];
        var (points, told) = (new List<ScatterPoint>(), new List<string>());
        foreach (var track in reading.Results.Tracks.Where(track => track.Target == target))
        {
            double[] sums = [.. rows.Select(row =>
            {
                token.ThrowIfCancellationRequested();
                return reading.Results.Track(track, row)!.Sum(score => (double)score);
            })];
            var name = reading.Name(track);
            points.AddRange(rows.Take(MostPoints).Select((_, place) => new ScatterPoint(gc[place], sums[place], name)));
            var correlation = Bootstrap.Of(rows.Length, items => Correlation.Spearman([.. items.Select(item => gc[item])], [.. items.Select(item => sums[item])]), reading.Spec.Seed);
            told.Add($"{name} {EvidenceText.Interval(correlation)}");
        }
        return new ScatterFigure(
            string.Create(CultureInfo.InvariantCulture, $"Score sums and GC content, n = {rows.Length:N0} sequences"), "GC content in percent", "sum of the scores of a sequence, in units of the target", points)
        {
            Caption = $"Rank correlation with its 95 % interval over sequences: {string.Join("; ", told)}.",
        };
    }
}
