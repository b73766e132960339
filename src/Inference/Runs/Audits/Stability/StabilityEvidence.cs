using CisLens.Inference.Evaluation.Audit;
using CisLens.Inference.Evaluation.Stability;
using CisLens.Inference.Figures;
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
        new(Rule, [.. result.Maps.Select(map => Finding(map, result.Responses[map.Map]))]) { Figures = [.. Figures(result)] };

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
        var limit = $"{Number(StabilityResult.QuietShare * map.Scale)} {reading.Unit(_tracks[map.Map].Target)}, {Percent(StabilityResult.QuietShare)} of the range of predictions";
        return new RuleFinding
        {
            Subject = reading.Name(_tracks[map.Map]),
            Track = _tracks[map.Map],
            Numbers = [map.Quiet],
            Text = map.Quiet is { } median
                ? $"Median rank correlation {Interval(median)} over the {Count(quiet.Count)} of {Count(changes)} small changes of {Count(median.N)} sequences that moved the output by less than {limit}: "
                    + string.Join(", ", map.Kinds.Where(kind => kind.Quiet is not null).Select(kind => $"{StabilityFigures.Title(kind.Kind)} {Number(kind.Quiet!.Value)}")) + "."
                : $"None of {Count(changes)} small changes moved the output by less than {limit}.",
            Rows = RowValue.Worst(quiet.GroupBy(response => response.Row).Select(row => new RowValue(row.Key, Median(row))), lowIsBad: true),
        };
    }

    private IEnumerable<Figure> Figures(StabilityResult result)
    {
        var figures = new StabilityFigures(result, reading.Name);
        yield return figures.ByKind(result.Maps);
        foreach (var target in result.Maps.Where(map => map.Kinds.Count > 0).GroupBy(map => _tracks[map.Map].Target))
            yield return figures.Scatter($"Maps against outputs, {reading.TargetName(target.Key)}", [.. target], null, reading.Unit(target.Key));
    }

    private static double Median(IEnumerable<ChangeResponse> responses) => Quantiles.Of([.. responses.Select(response => response.Correlation).Order()], 0.5);
}
