using CisLens.Inference.Attribution;
using CisLens.Inference.Attribution.Tism;
using CisLens.Inference.Evaluation.Audit;
using CisLens.Inference.Evaluation.Metrics;
using CisLens.Inference.Figures;
using CisLens.Inference.Statistics;
using CisLens.Shared.Runs;
using static CisLens.Inference.Runs.Audits.EvidenceText;

namespace CisLens.Inference.Runs.Audits.Methods;

/// <summary>Rule 12: how far gradients point out of the plane in which sequences lie, from the stored scores of the four bases.</summary>
internal sealed class OffSimplexGradient : IAuditEvidence
{
    private const int Rule = 12;
    private const int Sequences = 500;
    private static readonly double[] Edges = HistogramFigure.EvenEdges(0, 90, 18);

    public IReadOnlyList<int> Rules { get; } = [Rule];

    public IEnumerable<RuleEvidence> Collect(AuditReading reading, CancellationToken token)
    {
        var tracks = reading.Results.Tracks.Where(track => AttributionCatalogue.Get(track.Method).Info.Family == MethodFamily.Gradient).ToList();
        if (tracks.Count == 0)
            return [new RuleEvidence(Rule, [new RuleFinding { Verdict = AuditVerdict.Pass, Text = "No method of this run uses the gradient at the sequence." }])];
        var angles = tracks.Where(track => IsMeasured(reading, track)).ToDictionary(track => track, track => Angles(reading, track, token));
        var findings = tracks.Select(track => angles.TryGetValue(track, out var of) ? Finding(reading, track, of) : Unmeasured(reading, track)).ToList();
        return [new RuleEvidence(Rule, findings) { Figures = angles.Count == 0 ? [] : [Histogram(reading, angles)] }];
    }

    private static bool IsMeasured(AuditReading reading, TrackKey track) =>
        !IsDifference(reading, track) && AttributionCatalogue.Describe(Method(reading, track)).Matrix == MatrixKind.Hypothetical;

    // What is the same for all four bases cancels in a difference of derivatives.
    private static bool IsDifference(AuditReading reading, TrackKey track) =>
        AttributionCatalogue.Options(Method(reading, track)) is TismOptions { Output: not (TismOutput.Local or TismOutput.Global) };

    private static MethodSpec Method(AuditReading reading, TrackKey track) => reading.Spec.Methods.Single(method => method.Method == track.Method);

    private static List<RowValue> Angles(AuditReading reading, TrackKey track, CancellationToken token)
    {
        var angles = new List<RowValue>();
        foreach (var row in reading.Classes.Sample(track.Target, Sequences, reading.Spec.Seed))
        {
            token.ThrowIfCancellationRequested();
            if (SimplexAngle.Median(reading.Results.Matrix(track, row)) is { } angle)
                angles.Add(new RowValue(row, angle));
        }
        return angles;
    }

    private static RuleFinding Finding(AuditReading reading, TrackKey track, List<RowValue> angles)
    {
        if (angles.Count == 0)
            return new RuleFinding { Subject = reading.Name(track), Track = track, Verdict = AuditVerdict.NotRun, Text = "Its scores are 0 everywhere, so there is no angle." };
        var median = Bootstrap.Median([.. angles.Select(angle => angle.Value)], reading.Spec.Seed);
        return new RuleFinding
        {
            Subject = reading.Name(track),
            Track = track,
            Numbers = [median],
            Text = $"The gradient stands at a median angle of {Measured(median)} degrees to the plane of sequences (median over positions, then over sequences).",
            Rows = RowValue.Worst(angles, lowIsBad: false),
        };
    }

    private static RuleFinding Unmeasured(AuditReading reading, TrackKey track) => IsDifference(reading, track)
        ? new RuleFinding { Subject = reading.Name(track), Track = track, Verdict = AuditVerdict.Pass, Text = "It takes differences of derivatives between bases, in which the part out of the plane cancels." }
        : new RuleFinding { Subject = reading.Name(track), Track = track, Verdict = AuditVerdict.NotRun, Text = "It stores no scores of the four bases, from which the angle could be told; add gradient x input to see it." };

    private static HistogramFigure Histogram(AuditReading reading, Dictionary<TrackKey, List<RowValue>> angles) => new(
        "Angle between gradient and the plane of sequences, median of each sequence", "degrees",
        Edges, [.. angles.Select(of => HistogramSeries.Of(reading.Name(of.Key), of.Value.Select(angle => angle.Value), Edges))])
    {
        Threshold = new FigureThreshold(Rule),
        Caption = "0 degrees: nothing points out of the plane, as after the correction. 90 degrees: nothing but that.",
    };
}
