using System.Globalization;
using CisLens.Inference.Evaluation.Audit;
using CisLens.Inference.Evaluation.GroundTruth;
using CisLens.Inference.Figures;
using CisLens.Inference.Statistics;
using CisLens.Shared.Runs;
using static CisLens.Inference.Runs.Audits.EvidenceText;

namespace CisLens.Inference.Runs.Audits.GroundTruth;

/// <summary>Makes evidence for rule 14 of what the test found.</summary>
/// <param name="reading">The run.</param>
/// <param name="file">What was found.</param>
internal sealed class TruthEvidence(AuditReading reading, TruthFile file)
{
    private const int Rule = 14;
    private readonly long _seed = reading.Spec.Seed;

    public RuleEvidence Make(CancellationToken token)
    {
        var judged = file.Tasks.Where(task => task.Reason is null).ToList();
        var findings = new List<RuleFinding>();
        foreach (var task in file.Tasks)
        {
            token.ThrowIfCancellationRequested();
            findings.AddRange(task.Reason is { } reason ? [NotRun(task, reason)] : Findings(task));
        }
        return new RuleEvidence(Rule, findings) { Figures = [.. judged.Select(Precision), .. Shares(judged)] };
    }

    private RuleFinding NotRun(TruthTask task, string reason) =>
        new() { Subject = RunPlanner.TargetName(reading.Spec.Targets[task.Target]), Verdict = AuditVerdict.NotRun, Text = reason };

    private IEnumerable<RuleFinding> Findings(TruthTask task)
    {
        var precisions = task.Maps.Select(map => map.Scores.Select(score => score.AveragePrecision).ToArray()).ToList();
        var best = task.Maps[precisions.FindIndex(of => of.Average() == precisions.Max(other => other.Average()))];
        for (var place = 0; place < task.Maps.Count; place++)
            if (task.Maps[place].IsOfRun)
                yield return Finding(task, task.Maps[place], best, Below(precisions, place));
    }

    private RuleFinding Finding(TruthTask task, TruthMap map, TruthMap best, Estimate below)
    {
        var truth = MapTruth.Of(map.Scores, _seed);
        var isChance = truth.AveragePrecision.Low <= truth.Chance;
        var track = new TrackKey(map.Method, task.Target);
        var against = ReferenceEquals(map, best) ? "the best method" : $"{Number(below.Value)} below {Name(best)}";
        return new RuleFinding
        {
            Subject = reading.Name(track),
            Track = track,
            Numbers = [below],
            Verdict = isChance ? AuditVerdict.Fail : null,
            Text = string.Create(CultureInfo.InvariantCulture, $"Average precision {Interval(truth.AveragePrecision)} for planted bases of {task.Motif}, n = {map.Scores.Count:N0} sequences, {against}; a random order gives {Number(truth.Chance)}{(isChance ? ", and so does this method" : "")}. ")
                + $"{Percent(truth.Recovery.Value)} of {map.Scores.Sum(score => score.Found.Count):N0} sites are found, {Percent(truth.Deceived.Value)} of the top bases are decoys ({Percent(truth.DeceivedByChance)} by chance). {Source(task)}",
            Rows = [.. task.Rows.Zip(map.Scores).OrderBy(of => of.Second.AveragePrecision).Take(RuleFinding.MostRows).Select(of => of.First)],
        };
    }

    private string Source(TruthTask task) => file.Training is { } training
        ? string.Create(CultureInfo.InvariantCulture, $"A network of the same architecture, trained on {training.Sequences:N0} simulated sequences, was explained: {Area(task.Area!)} on held-out ones.")
        : $"The run's sequences are simulated; the model knows {task.Motif}: {Area(task.Area!)}.";

    /// <summary>How far a method lies below the best one; which one is best is asked anew in each resample.</summary>
    private Estimate Below(List<double[]> precisions, int place) => Bootstrap.Of(
        precisions[place].Length, rows => precisions.Max(of => Mean(of, rows)) - Mean(precisions[place], rows), _seed);

    private static double Mean(double[] values, int[] rows)
    {
        var sum = 0.0;
        foreach (var row in rows)
            sum += values[row];
        return sum / rows.Length;
    }

    private CurveFigure Precision(TruthTask task)
    {
        var steps = Enumerable.Range(0, PrecisionCurve.Steps).ToList();
        var chance = task.Maps[0].Scores.Average(score => score.Chance);
        return new CurveFigure(
            $"Planted bases of {task.Motif}, mean of n = {task.Maps[0].Scores.Count:N0} sequences",
            "share of planted bases found (recall)",
            [.. steps.Select(step => PrecisionCurve.Recall(step).ToString("F2", CultureInfo.InvariantCulture))],
            "share of bases that are planted (precision)",
            [.. task.Maps.Select(map => new Curve(Name(map), [.. map.Precision.Select(precision => (double?)precision)])), new Curve("random order", [.. steps.Select(_ => (double?)chance)], IsChance: true)])
        {
            Caption = Source(task) + (task.Maps.Any(map => !map.IsOfRun) ? " ISM is not part of the run; it was computed for comparison." : ""),
        };
    }

    private IEnumerable<Figure> Shares(List<TruthTask> tasks)
    {
        if (tasks.Count == 0)
            yield break;
        var maps = tasks.SelectMany(task => task.Maps.Select(map => (Name: $"{Name(map)}, {task.Motif}", Truth: MapTruth.Of(map.Scores, _seed)))).ToList();
        yield return new IntervalFigure("Planted sites that are found, by motif", "share of sites with half of their bases among the top", [.. maps.Select(map => new IntervalLine(map.Name, map.Truth.Recovery))]);
        yield return new IntervalFigure("False finds: top bases inside of decoys", "share of the top bases",
            [.. maps.Select(map => new IntervalLine(map.Name, map.Truth.Deceived, new Estimate(map.Truth.DeceivedByChance, map.Truth.DeceivedByChance, map.Truth.DeceivedByChance, map.Truth.Deceived.N)))])
        {
            Caption = "Beside each: what random bases give.",
        };
    }

    private static string Name(TruthMap map) => Attribution.AttributionCatalogue.Get(map.Method).Info.Name;
}
