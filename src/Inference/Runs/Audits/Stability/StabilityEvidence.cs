using CisLens.Inference.Attribution;
using CisLens.Inference.Evaluation.Audit;
using CisLens.Inference.Evaluation.Stability;
using CisLens.Inference.Figures;
using CisLens.Inference.Models;
using CisLens.Inference.Statistics;
using CisLens.Shared.Runs;
using static CisLens.Inference.Runs.Audits.EvidenceText;

namespace CisLens.Inference.Runs.Audits.Stability;

/// <summary>Makes summary, findings and figures of the test with small changes.</summary>
/// <param name="reading">The run.</param>
/// <param name="options">The settings as they were used.</param>
internal sealed class StabilityEvidence(AuditReading reading, StabilityOptions options)
{
    private const int Rule = 15;
    private const int MostPoints = 400;

    private readonly IReadOnlyList<TrackKey> _tracks = reading.Results.Tracks;

    public StabilityResult Summarise(IReadOnlyList<IReadOnlyList<ChangeResponse>> responses, CancellationToken token) => new()
    {
        Options = options,
        Tracks = _tracks,
        Sequences = responses.SelectMany(of => of).Select(response => response.Row).Distinct().Count(),
        Available = reading.Classes.Count,
        Maps = [.. _tracks.Select((_, map) => Map(map, responses[map], token))],
        Responses = responses,
    };

    public RuleEvidence Of(StabilityResult result) =>
        new(Rule, [.. result.Maps.Select(map => Finding(map, result.Responses[map.Map]))]) { Figures = [Medians(result), .. Scatters(result)] };

    private MapStability Map(int map, IReadOnlyList<ChangeResponse> responses, CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        var scale = Scale(_tracks[map].Target);
        return new MapStability(map, scale, Quiet(responses, scale), [.. responses.GroupBy(response => response.Kind).OrderBy(kind => kind.Key).Select(kind =>
            new KindStability(kind.Key, kind.Count(), kind.Count(response => response.IsQuiet(scale, StabilityResult.QuietShare)), Quiet(kind, scale)))]);
    }

    private Estimate? Quiet(IEnumerable<ChangeResponse> responses, double scale) => ChangeResponse.Quiet(responses, scale, StabilityResult.QuietShare, reading.Spec.Seed);

    private double Scale(int target)
    {
        double[] predictions = [.. RunPredictions.Read(reading.Folder, reading.Prepared, target).Select(value => (double)value).Order()];
        return Quantiles.Of(predictions, 0.99) - Quantiles.Of(predictions, 0.01);
    }

    private RuleFinding Finding(MapStability map, IReadOnlyList<ChangeResponse> responses)
    {
        var changes = map.Kinds.Sum(kind => kind.Changes);
        var quiet = responses.Where(response => response.IsQuiet(map.Scale, StabilityResult.QuietShare)).ToList();
        var limit = $"{Number(StabilityResult.QuietShare * map.Scale)} {Unit(_tracks[map.Map])}, {Percent(StabilityResult.QuietShare)} of the range of predictions";
        return new RuleFinding
        {
            Subject = reading.Name(_tracks[map.Map]),
            Track = _tracks[map.Map],
            Numbers = [map.Quiet],
            Text = map.Quiet is { } median
                ? $"Median rank correlation {Interval(median)} over the {Count(quiet.Count)} of {Count(changes)} small changes of {Count(median.N)} sequences that moved the output by less than {limit}: "
                    + string.Join(", ", map.Kinds.Where(kind => kind.Quiet is not null).Select(kind => $"{Name(kind.Kind)} {Number(kind.Quiet!.Value)}")) + "."
                : $"None of {Count(changes)} small changes moved the output by less than {limit}.",
            Rows = RowValue.Worst(quiet.GroupBy(response => response.Row).Select(row => new RowValue(row.Key, Median(row))), lowIsBad: true),
        };
    }

    private IntervalFigure Medians(StabilityResult result) =>
        new($"Maps after small changes, {Count(result.Sequences)} sequences", "median rank correlation with the map before",
            [.. result.Maps.SelectMany(map => map.Kinds.Where(kind => kind.Quiet is not null).Select(kind => new IntervalLine($"{reading.Name(_tracks[map.Map])}, {Name(kind.Kind)}", kind.Quiet!)))])
        {
            Threshold = new FigureThreshold(Rule),
            Caption = $"Only changes that moved the output by less than {Percent(StabilityResult.QuietShare)} of the range of predictions (1 % to 99 % quantile).",
        };

    private IEnumerable<ScatterFigure> Scatters(StabilityResult result) =>
        from target in Enumerable.Range(0, reading.Spec.Targets.Count)
        let maps = result.Maps.Where(map => _tracks[map.Map].Target == target && map.Kinds.Count > 0).ToList()
        where maps.Count > 0
        select new ScatterFigure(
            $"Maps against outputs after small changes, {RunPlanner.TargetName(reading.Spec.Targets[target])}, n = {Count(maps.Sum(map => map.Kinds.Sum(kind => kind.Changes)))} changes",
            $"change of the output ({Unit(_tracks[maps[0].Map])})", "rank correlation of maps",
            [.. maps.SelectMany(map => Points(map, result.Responses[map.Map], MostPoints / maps.Count))])
        {
            Caption = $"Where the output moves, a map has reason to change as well. Every map with the same changes; {MostPoints / maps.Count} of them are shown at most.",
        };

    // Changes stand in the order of the sequences, so equal steps are a fair choice.
    private IEnumerable<ScatterPoint> Points(MapStability map, IReadOnlyList<ChangeResponse> responses, int most)
    {
        var step = Math.Max(1, (responses.Count + most - 1) / Math.Max(1, most));
        return responses.Where((_, place) => place % step == 0)
            .Select(response => new ScatterPoint(response.OutputChange, response.Correlation, AttributionCatalogue.Get(_tracks[map.Map].Method).Info.Name));
    }

    private string Unit(TrackKey track) => Target.Create(reading.Spec.Targets[track.Target], reading.Card).Output.Kind;

    private static string Name(SmallChangeKind kind) => kind switch
    {
        SmallChangeKind.Substitution => "single changes",
        SmallChangeKind.Shift => "shifts",
        _ => "other strand",
    };

    private static double Median(IEnumerable<ChangeResponse> responses) => Quantiles.Of([.. responses.Select(response => response.Correlation).Order()], 0.5);
}
