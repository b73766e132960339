using System.Globalization;
using CisLens.Inference.Evaluation.Audit;
using CisLens.Inference.Figures;
using CisLens.Inference.Statistics;
using CisLens.Inference.Training;
using CisLens.Shared.Runs;
using static CisLens.Inference.Runs.Audits.EvidenceText;

namespace CisLens.Inference.Runs.Audits.Gates;

/// <summary>The gate on the model: whether its output tells the explained sequences of the class from the others.</summary>
internal sealed class ModelGate : IAuditEvidence
{
    private const int Gate = -1;
    private const int Bins = 20;

    // Beyond this many sequences the interval is narrow anyway, and a fifth of the resamples serves.
    private const int ManySequences = 20_000;
    private const int FewReplicates = 200;

    public IReadOnlyList<int> Rules { get; } = [Gate];

    public IEnumerable<RuleEvidence> Collect(AuditReading reading, CancellationToken token)
    {
        var (findings, figures) = (new List<RuleFinding>(), new List<Figure>());
        for (var target = 0; target < reading.Spec.Targets.Count; target++)
        {
            token.ThrowIfCancellationRequested();
            var (finding, figure) = Judge(reading, target);
            findings.Add(finding);
            if (figure is not null)
                figures.Add(figure);
        }
        return [new RuleEvidence(Gate, findings) { Figures = figures }];
    }

    private static (RuleFinding, HistogramFigure?) Judge(AuditReading reading, int target)
    {
        var name = RunPlanner.TargetName(reading.Spec.Targets[target]);
        var label = reading.Classes.Class(target);
        int[] labelled = [.. Enumerable.Range(0, reading.Classes.Count).Where(row => reading.Classes.Labels[row] is not null)];
        bool[] members = [.. labelled.Select(row => reading.Classes.Labels[row] == label)];
        if (label is null || members.All(member => member))
            return (new RuleFinding
            {
                Subject = name,
                Verdict = AuditVerdict.NotRun,
                Text = (label is null ? "No label of the sequences names the target, so its performance on them is not known." : "There are no labelled sequences of another class to tell this one from.") + Stated(reading, target),
            }, null);
        var outputs = RunPredictions.Read(reading.Folder, reading.Prepared, target);
        float[] scores = [.. labelled.Select(row => outputs[row])];
        if (scores.Any(float.IsNaN))
            return (new RuleFinding { Subject = name, Verdict = AuditVerdict.Fail, Text = $"For {scores.Count(float.IsNaN):N0} labelled sequences the model's output is not a number." }, null);
        var area = Metrics.AurocInterval(scores, members, reading.Spec.Seed, labelled.Length > ManySequences ? FewReplicates : Bootstrap.Replicates);
        var estimate = new Estimate(area.Value, area.Low, area.High, labelled.Length);
        var wrong = labelled.Where((_, place) => members[place]).Select(row => new RowValue(row, outputs[row])).ToList();
        return (new RuleFinding
        {
            Subject = name,
            Numbers = [estimate],
            Text = string.Create(CultureInfo.InvariantCulture,
                $"The area under the ROC curve is {Measured(estimate)} for {area.Positives:N0} sequences of the class against {area.Negatives:N0} others.{Split(reading, target, wrong)}{Stated(reading, target)}"),
            Rows = RowValue.Worst(wrong, lowIsBad: true),
        }, Histogram(name, reading, target, scores, members));
    }

    /// <summary>How many members are predicted to be none: their maps explain an error.</summary>
    private static string Split(AuditReading reading, int target, List<RowValue> members)
    {
        double? boundary = Output(reading, target).Kind switch { "logit" => 0, "probability" => 0.5, _ => null };
        return boundary is null ? "" : string.Create(CultureInfo.InvariantCulture,
            $" Of the class {members.Count(member => member.Value > boundary):N0} are predicted rightly and {members.Count(member => member.Value <= boundary):N0} wrongly (output up to {boundary}): maps of the latter explain an error.");
    }

    private static string Stated(AuditReading reading, int target) =>
        reading.Card.Performance.FirstOrDefault(figure => figure.Output == Output(reading, target).Name && figure.Metric == "AUROC") is { } stated
            ? $" The model's card states {Number(stated.Value)} on {stated.Data}."
            : "";

    private static Models.ModelOutput Output(AuditReading reading, int target) => reading.Card.Outputs[reading.Spec.Targets[target].Output];

    private static HistogramFigure? Histogram(string name, AuditReading reading, int target, float[] scores, bool[] members)
    {
        var (lowest, highest) = (scores.Min(), scores.Max());
        if (!(highest > lowest) || !float.IsFinite(highest - lowest))
            return null;
        var edges = HistogramFigure.EvenEdges(lowest, highest, Bins);
        return new HistogramFigure(
            $"Output for sequences of the class and for others: {name} (n = {scores.Length:N0})", Output(reading, target).Kind,
            edges, [Of("the class", true), Of("others", false)]);

        HistogramSeries Of(string series, bool member) => HistogramSeries.Of(series, scores.Where((_, place) => members[place] == member).Select(score => (double)score), edges);
    }
}
