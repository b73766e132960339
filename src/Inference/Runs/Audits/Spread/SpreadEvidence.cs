using System.Globalization;
using CisLens.Inference.Attribution;
using CisLens.Inference.Attribution.ExpectedGradients;
using CisLens.Inference.Attribution.GradientShap;
using CisLens.Inference.Attribution.IntegratedGradients;
using CisLens.Inference.Attribution.References;
using CisLens.Inference.Evaluation.Audit;
using CisLens.Inference.Figures;
using CisLens.Inference.Statistics;
using static CisLens.Inference.Runs.Audits.EvidenceText;

namespace CisLens.Inference.Runs.Audits.Spread;

/// <summary>What the spread of maps says about rules 2, 13, 16 and 17.</summary>
internal static class SpreadEvidence
{
    private const int SettingsRule = 2;
    private const int Seeds = 3;
    private const int Shuffles = 20;
    private const int Replicas = 3;

    public static IEnumerable<RuleEvidence> Of(AuditReading reading, SpreadResult result, CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        yield return Settings(reading, result);
        token.ThrowIfCancellationRequested();
        yield return References(reading, result);
        token.ThrowIfCancellationRequested();
        yield return OverSeeds(reading, result);
        token.ThrowIfCancellationRequested();
        yield return OverReplicas(reading, result);
    }

    private static RuleEvidence Settings(AuditReading reading, SpreadResult result)
    {
        var tracks = result.Tracks.Where(track => track.References.Count > 0 || track.Seeds > 1).ToList();
        if (tracks.Count == 0)
            return new RuleEvidence(SettingsRule, [Nothing("No method of this run draws at random or compares with references, so there are no seeds and no references to be varied.")]);
        return new RuleEvidence(SettingsRule, [.. tracks.Select(track => new RuleFinding
        {
            Subject = reading.Name(track.Track),
            Track = track.Track,
            Verdict = SettingsVerdict(track),
            Text = track.Seeds == 1
                ? $"It draws nothing at random; it was run with {track.References.Count} kinds of reference ({string.Join("; ", track.References)}) on {track.Rows.Count} sequences."
                : string.Create(CultureInfo.InvariantCulture,
                    $"It was run under {track.Seeds} seeds ({reading.Spec.Seed} to {reading.Spec.Seed + track.Seeds - 1}){(track.References.Count > 0 ? $" and with {track.References.Count} kinds of reference ({string.Join("; ", track.References)})" : "")} on {track.Rows.Count} sequences."),
        })])
        { Figures = Figures(Draw(reading, tracks).Splits()) };
    }

    // A method without the one is judged by the other alone.
    private static AuditVerdict SettingsVerdict(TrackSpread track)
    {
        var seeds = track.Seeds == 1 || track.Seeds >= Seeds;
        var references = track.References.Count != 1;
        return seeds && references ? AuditVerdict.Pass : seeds || references ? AuditVerdict.Warn : AuditVerdict.Fail;
    }

    private static RuleEvidence References(AuditReading reading, SpreadResult result)
    {
        var tracks = result.Tracks.Where(track => track.References.Count > 1).ToList();
        if (tracks.Count == 0)
            return new RuleEvidence(SpreadMeasure.References.Rule, [Nothing("No method of this run compares sequences with references.")]);
        var measured = Means(reading, SpreadMeasure.References, tracks);
        return new RuleEvidence(SpreadMeasure.References.Rule, [.. measured.Select(of =>
        {
            var (verdict, choice) = Choice(reading, of.Track);
            return new RuleFinding
            {
                Subject = reading.Name(of.Track.Track),
                Track = of.Track.Track,
                Numbers = [of.Estimate],
                Verdict = verdict,
                Text = $"{choice} Against {of.Track.References[1]} the mean rank correlation of maps is {Measured(of.Estimate)}.",
                Rows = RowValue.Worst(of.Rows, lowIsBad: true),
            };
        })])
        { Figures = Figures(Draw(reading, tracks).Means(SpreadMeasure.References)) };
    }

    private static (AuditVerdict? Verdict, string Text) Choice(AuditReading reading, TrackSpread track)
    {
        var options = (ReferenceOptions)AttributionCatalogue.Options(reading.Spec.Methods.Single(method => method.Method == track.Track.Method));
        if (options is { Reference: ReferenceKind.Dinucleotide, Shuffles: >= Shuffles })
            return (null, $"It compares with {options.Name} of each sequence.");
        if (options.Reference == ReferenceKind.Zeros && options is IntegratedGradientsOptions or ExpectedGradientsOptions or GradientShapOptions)
            return (AuditVerdict.Fail, "It follows a path from a single reference of zeros, which is no sequence.");
        return (AuditVerdict.Warn, $"It compares with {options.Name} and not with {Shuffles} dinucleotide shuffles.");
    }

    private static RuleEvidence OverSeeds(AuditReading reading, SpreadResult result)
    {
        var tracks = result.Tracks.Where(track => track.Seeds > 1).ToList();
        if (tracks.Count == 0)
            return new RuleEvidence(SpreadMeasure.Seeds.Rule, [Nothing("No method of this run draws at random: a map is the same under every seed.")]);
        var measured = Means(reading, SpreadMeasure.Seeds, tracks);
        return new RuleEvidence(SpreadMeasure.Seeds.Rule, [.. measured.Select(of => new RuleFinding
        {
            Subject = reading.Name(of.Track.Track),
            Track = of.Track.Track,
            Numbers = [of.Estimate],
            Text = $"From one draw of references to another the scores of the {SpreadMaps.Top} top bases differ by {Measured(of.Estimate)} of their size (standard deviation over {of.Track.Seeds} seeds, mean over sequences).",
            Rows = RowValue.Worst(of.Rows, lowIsBad: false),
        })])
        { Figures = Figures(Draw(reading, tracks).Means(SpreadMeasure.Seeds)) };
    }

    private static RuleEvidence OverReplicas(AuditReading reading, SpreadResult result)
    {
        if (result.Tracks.Count == 0)
            return RuleEvidence.NotRun(SpreadMeasure.Replicas.Rule, "There are no sequences on which maps could be compared.");
        if (result.Tracks[0].Models == 1)
            return new RuleEvidence(SpreadMeasure.Replicas.Rule, [new RuleFinding
            {
                Verdict = AuditVerdict.Warn,
                Text = reading.Card.Weights.Count > 1
                    ? $"This run explains one replica of {reading.Card.Weights.Count}; explain all of them."
                    : "The model has a single replica, so it is not known how far maps depend on how it was trained.",
            }]);
        var measured = Means(reading, SpreadMeasure.Replicas, [.. result.Tracks]);
        return new RuleEvidence(SpreadMeasure.Replicas.Rule, [.. measured.Select(of => new RuleFinding
        {
            Subject = reading.Name(of.Track.Track),
            Track = of.Track.Track,
            Numbers = [of.Estimate],
            Verdict = of.Track.Models < Replicas ? AuditVerdict.Warn : null,
            Text = $"Two of the {of.Track.Models} replicas share {Measured(of.Estimate)} of their {SpreadMaps.Top} top bases.",
            Rows = RowValue.Worst(of.Rows, lowIsBad: true),
        })])
        { Figures = Figures(Draw(reading, result.Tracks).Means(SpreadMeasure.Replicas), Draw(reading, result.Tracks).Distribution(SpreadMeasure.Replicas)) };
    }

    private static List<(TrackSpread Track, List<RowValue> Rows, Estimate Estimate)> Means(AuditReading reading, SpreadMeasure measure, List<TrackSpread> tracks) =>
        [.. tracks.Select(track => (track, Rows: measure.Values(track))).Select(of => (of.track, of.Rows, SpreadMeasure.Mean(of.Rows, reading.Spec.Seed)))];

    private static SpreadFigures Draw(AuditReading reading, IReadOnlyList<TrackSpread> tracks) => new(tracks, reading.Name, reading.Spec.Seed);

    private static Figure[] Figures(params Figure?[] figures) => [.. figures.OfType<Figure>()];

    private static RuleFinding Nothing(string text) => new() { Verdict = AuditVerdict.Pass, Text = text };
}
