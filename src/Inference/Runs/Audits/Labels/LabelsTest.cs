using System.Globalization;
using CisLens.Inference.Evaluation.Audit;
using CisLens.Inference.Figures;
using CisLens.Inference.Statistics;
using static CisLens.Inference.Runs.Audits.EvidenceText;

namespace CisLens.Inference.Runs.Audits.Labels;

/// <summary>Rule 11: whether maps depend on the labels that a network learnt.</summary>
public sealed class LabelsTest : IAuditTest
{
    private const int Rule = 11;

    /// <inheritdoc />
    public AuditTestInfo Info { get; } = new()
    {
        Id = "labels",
        Name = "Permuted labels",
        Summary = "Trains a network of the same architecture on the run's sequences with permuted labels: its maps must differ from the run's.",
        Rules = [Rule],
        ReadsMotifs = false,
        Source = "Adebayo et al., arXiv 1810.03292 (2018)",
        OptionsType = typeof(LabelsOptions),
    };

    /// <inheritdoc />
    public TestLayout Layout(TestPlan plan, object options)
    {
        ArgumentNullException.ThrowIfNull(plan);
        // One network is trained and explained: one chunk.
        var items = plan.Spec.Targets.Count * Sequences(plan, options);
        return new TestLayout(items, items, TestBudget.Passes(plan));
    }

    /// <inheritdoc />
    public void Run(TestWork work, object options, (long First, int Count) items, string folder, IStageProgress? progress, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(work);
        new PermutedLabels(work, Sequences(work.Plan, options)).Run(items.Count, progress, token).Write(folder);
        progress?.Report(items.Count);
    }

    /// <inheritdoc />
    public IEnumerable<RuleEvidence> Evidence(AuditReading reading, IReadOnlyList<string> chunks, object options, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(reading);
        ArgumentNullException.ThrowIfNull(chunks);
        var file = LabelsFile.Read(chunks[0]);
        if (file.Reason is { } reason)
            return [RuleEvidence.NotRun(Rule, reason)];
        var tracks = reading.Results.Tracks;
        var estimates = file.Correlations.Select(of => of.OfType<double>().ToList()).Select(of => of.Count == 0 ? null : Bootstrap.Mean(of, reading.Spec.Seed)).ToList();
        var findings = tracks.Select((track, place) => new RuleFinding
        {
            Subject = reading.Name(track),
            Track = track,
            Numbers = [estimates[place]],
            Text = estimates[place] is { } estimate
                ? string.Create(CultureInfo.InvariantCulture, $"Rank correlation {Interval(estimate)} between the maps of n = {estimate.N:N0} sequences and those of a network of the same architecture that learnt permuted labels of {file.TrainedOn:N0} sequences; it knows these with an {Area(file.Learnt[track.Target])}.")
                : "There are no sequences on which this target is judged.",
            Rows = [.. file.Rows.Zip(file.Correlations[place]).Where(of => of.Second is not null).OrderByDescending(of => of.Second).Take(RuleFinding.MostRows).Select(of => of.First)],
        }).ToList();
        return
        [
            new RuleEvidence(Rule, findings)
            {
                Figures =
                [
                    new IntervalFigure("Likeness of maps to those of a network that learnt permuted labels", "rank correlation",
                        [.. findings.Where(finding => finding.Numbers[0] is not null).Select(finding => new IntervalLine(finding.Subject, finding.Numbers[0]!))]) { Threshold = new FigureThreshold(Rule) },
                ],
            },
        ];
    }

    private static int Sequences(TestPlan plan, object options) =>
        TestBudget.Sequences(plan, ((LabelsOptions)options).Sequences);
}
