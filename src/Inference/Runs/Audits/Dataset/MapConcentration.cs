using CisLens.Inference.Evaluation.Metrics;
using CisLens.Inference.Figures;
using CisLens.Inference.Statistics;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Runs.Audits.Dataset;

/// <summary>How far the scores of maps are gathered at few bases, over a random sample of the dataset.</summary>
internal static class MapConcentration
{
    private const int Sequences = 500;
    private const int Bins = 20;

    public static IReadOnlyList<Figure> Figures(AuditReading reading, CancellationToken token)
    {
        var tracks = reading.Results.Tracks.Select(track => Measure(reading, track, token)).Where(track => track.Effective.Count > 0).ToList();
        if (tracks.Count == 0)
            return [];
        var edges = HistogramFigure.EvenEdges(0, reading.Prepared.Length, Bins);
        return
        [
            new HistogramFigure(
                "Effective number of bases of each map", "bases that would share all attribution equally: exp(entropy of |a| / sum |a|)",
                edges, [.. tracks.Select(track => HistogramSeries.Of(track.Name, track.Effective, edges))]),
            Lines(reading, "Median effective number of bases", "bases", tracks, track => track.Effective),
            Lines(reading, "Median entropy of maps", $"nats; 0: one base has all, {Math.Log(reading.Prepared.Length):0.00}: all bases share equally", tracks, track => track.Entropy),
            Lines(reading, "Median Gini index of maps", "0: all bases share equally; 1: one base has all", tracks, track => track.Gini),
        ];
    }

    private static Concentrations Measure(AuditReading reading, TrackKey track, CancellationToken token)
    {
        var measured = new Concentrations(reading.Name(track), [], [], []);
        foreach (var row in reading.Classes.Sample(track.Target, Sequences, reading.Spec.Seed))
        {
            token.ThrowIfCancellationRequested();
            var map = reading.Results.Track(track, row);
            measured.Effective.Add(Concentration.EffectiveBases(map));
            measured.Entropy.Add(Concentration.Entropy(map));
            measured.Gini.Add(Concentration.Gini(map));
        }
        return measured;
    }

    private static IntervalFigure Lines(AuditReading reading, string title, string unit, List<Concentrations> tracks, Func<Concentrations, List<double>> values) => new(
        $"{title} (95 % intervals over sequences)", unit,
        [.. tracks.Select(track => new IntervalLine(track.Name, Bootstrap.Median(values(track), reading.Spec.Seed)))]);

    private sealed record Concentrations(string Name, List<double> Effective, List<double> Entropy, List<double> Gini);
}
