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
    private const int ReferenceRule = 13;
    private const int SeedRule = 16;
    private const int ReplicaRule = 17;
    private const int Seeds = 3;
    private const int Shuffles = 20;
    private const int Replicas = 3;
    private const int Bins = 10;

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
        { Figures = Splits(reading, tracks) };
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
            return new RuleEvidence(ReferenceRule, [Nothing("No method of this run compares sequences with references.")]);
        var measured = tracks.Select(track => (Track: track, Rows: Values(track, row => row.KindCorrelation))).Select(of => (of.Track, of.Rows, Estimate: Mean(of.Rows, reading))).ToList();
        return new RuleEvidence(ReferenceRule, [.. measured.Select(of =>
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
        { Figures = [Intervals(ReferenceRule, "Rank correlation of maps under two kinds of reference", [.. measured.Select(of => (reading.Name(of.Track.Track), of.Estimate))])] };
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
            return new RuleEvidence(SeedRule, [Nothing("No method of this run draws at random: a map is the same under every seed.")]);
        var measured = tracks.Select(track => (Track: track, Rows: Values(track, row => row.SeedDeviation))).Select(of => (of.Track, of.Rows, Estimate: Mean(of.Rows, reading))).ToList();
        return new RuleEvidence(SeedRule, [.. measured.Select(of => new RuleFinding
        {
            Subject = reading.Name(of.Track.Track),
            Track = of.Track.Track,
            Numbers = [of.Estimate],
            Text = $"From one draw of references to another the scores of the {SpreadMaps.Top} top bases differ by {Measured(of.Estimate)} of their size (standard deviation over {of.Track.Seeds} seeds, mean over sequences).",
            Rows = RowValue.Worst(of.Rows, lowIsBad: false),
        })])
        { Figures = [Intervals(SeedRule, "Standard error of the scores of the top bases, relative to them", [.. measured.Select(of => (reading.Name(of.Track.Track), of.Estimate))])] };
    }

    private static RuleEvidence OverReplicas(AuditReading reading, SpreadResult result)
    {
        if (result.Tracks.Count == 0)
            return RuleEvidence.NotRun(ReplicaRule, "There are no sequences on which maps could be compared.");
        if (result.Tracks[0].Models == 1)
            return new RuleEvidence(ReplicaRule, [new RuleFinding
            {
                Verdict = AuditVerdict.Warn,
                Text = reading.Card.Weights.Count > 1
                    ? $"This run explains one replica of {reading.Card.Weights.Count}; explain all of them."
                    : "The model has a single replica, so it is not known how far maps depend on how it was trained.",
            }]);
        var measured = result.Tracks.Select(track => (Track: track, Rows: Values(track, row => row.ReplicaOverlap))).Select(of => (of.Track, of.Rows, Estimate: Mean(of.Rows, reading))).ToList();
        return new RuleEvidence(ReplicaRule, [.. measured.Select(of => new RuleFinding
        {
            Subject = reading.Name(of.Track.Track),
            Track = of.Track.Track,
            Numbers = [of.Estimate],
            Verdict = of.Track.Models < Replicas ? AuditVerdict.Warn : null,
            Text = $"Two of the {of.Track.Models} replicas share {Measured(of.Estimate)} of their {SpreadMaps.Top} top bases.",
            Rows = RowValue.Worst(of.Rows, lowIsBad: true),
        })])
        {
            Figures =
            [
                Intervals(ReplicaRule, $"Share of the {SpreadMaps.Top} top bases that two replicas have", [.. measured.Select(of => (reading.Name(of.Track.Track), of.Estimate))]),
                Overlaps([.. measured.Select(of => (reading.Name(of.Track.Track), of.Rows))]),
            ],
        };
    }

    private static List<Figure> Splits(AuditReading reading, List<TrackSpread> tracks)
    {
        var split = tracks.Select(track => (track, Splits: track.Rows.Where(row => row.Split is not null).Select(row => row.Split!).ToList())).Where(of => of.Splits.Count > 0).ToList();
        if (split.Count == 0)
            return [];
        return
        [
            new MatrixFigure(
                "Where differences between maps come from (shares of the variance)",
                [.. split.Select(of => $"{reading.Name(of.track.Track)} (n = {of.Splits.Count})")],
                ["model", "reference", "model and reference", "seed"],
                [.. split.Select(of => (IReadOnlyList<double?>)[of.Splits.Average(s => s.Model), of.Splits.Average(s => s.Reference), of.Splits.Average(s => s.Both), of.Splits.Average(s => s.Seed)])],
                0, 1)
            {
                Caption = "Mean over sequences. Model: between replicas; reference: between kinds of reference; model and reference: what a kind of reference does in one replica only; seed: between draws.",
            },
        ];
    }

    private static IntervalFigure Intervals(int rule, string title, IReadOnlyList<(string Name, Estimate Value)> lines) =>
        new($"{title} (95 % intervals over sequences)", AuditRules.Get(rule).Thresholds[0].Measure, [.. lines.Select(line => new IntervalLine($"{line.Name} (n = {line.Value.N})", line.Value))])
        {
            Threshold = new FigureThreshold(rule),
        };

    private static HistogramFigure Overlaps(IReadOnlyList<(string Name, List<RowValue> Rows)> tracks)
    {
        var edges = HistogramFigure.EvenEdges(0, 1, Bins);
        return new HistogramFigure(
            "Shared top bases by sequence", $"share of the {SpreadMaps.Top} top bases that two replicas have",
            edges, [.. tracks.Select(track => HistogramSeries.Of(track.Name, track.Rows.Select(row => row.Value), edges))]);
    }

    private static RuleFinding Nothing(string text) => new() { Verdict = AuditVerdict.Pass, Text = text };

    private static List<RowValue> Values(TrackSpread track, Func<RowSpread, double?> value) =>
        [.. track.Rows.Select(row => (row.Row, Value: value(row))).Where(row => row.Value is not null).Select(row => new RowValue(row.Row, row.Value!.Value))];

    private static Estimate Mean(List<RowValue> rows, AuditReading reading) => Bootstrap.Mean([.. rows.Select(row => row.Value)], reading.Spec.Seed);
}
