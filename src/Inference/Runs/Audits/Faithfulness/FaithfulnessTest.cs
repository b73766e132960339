using CisLens.Inference.Evaluation.Audit;
using CisLens.Inference.Evaluation.Edits;
using CisLens.Inference.Evaluation.Faithfulness;

namespace CisLens.Inference.Runs.Audits.Faithfulness;

/// <summary>The mutation experiment of a run: rules 7, 8 and 9, and whether the class was learnt.</summary>
internal sealed class FaithfulnessTest : IAuditTest
{
    public const string Id = "faithfulness";

    private const int BytesOfNumber = 4;

    public AuditTestInfo Info { get; } = new()
    {
        Id = Id,
        Name = "Faithfulness",
        Summary = "Mutates the highest-scoring bases of each method, against random ones, random blocks and shuffled bases, and puts them alone into shuffles.",
        Rules = [-2, 7, 8, 9],
        Source = "DNABERT-LRP case study; Quantus; tangermeme",
        ReadsMotifs = false,
        OptionsType = typeof(FaithfulnessOptions),
    };

    public TestLayout Layout(TestPlan plan, object options)
    {
        var settings = (FaithfulnessOptions)options;
        var (targets, methods) = (plan.Spec.Targets.Count, plan.Spec.Methods.Count);
        var shape = FaithfulnessShape.Of(settings, [.. Enumerable.Range(0, targets * methods).Select(map => map / methods)], targets);
        var sample = Sample(plan.Rows, settings, plan.Spec.Seed);
        var judged = Judged(plan.Rows, targets);
        var asked = sample.Average(row => methods * judged.Count(of => of(row)));
        return TestLayout.ByCost(
            plan, sample.Count, shape.Answers(asked), BytesOfNumber * new FaithfulnessOutputs(shape, 1).Arrays.Sum(array => array.Values.Length));
    }

    public void Run(TestWork work, object options, (long First, int Count) items, string folder, IStageProgress? progress, CancellationToken token)
    {
        var settings = (FaithfulnessOptions)options;
        var evaluator = new EditEvaluator(work.Networks, work.Targets);
        var experiment = new FaithfulnessExperiment(evaluator, Targets(work.Tracks), settings, work.Spec.Seed);
        var rows = Sample(work.Classes, settings, work.Spec.Seed).Skip((int)items.First).Take(items.Count);
        var judged = Judged(work.Classes, work.Spec.Targets.Count);
        var outputs = experiment.Run(work.Read(rows, token), (row, target) => judged[target]((int)row.Row), progress, token);
        FaithfulnessFiles.Write(folder, outputs, new PassCount(experiment.Wanted, experiment.Different, evaluator.ForwardPasses));
    }

    public IEnumerable<RuleEvidence> Evidence(AuditReading reading, IReadOnlyList<string> chunks, object options, CancellationToken token)
    {
        var settings = (FaithfulnessOptions)options;
        var shape = FaithfulnessShape.Of(settings, Targets(reading.Results.Tracks), reading.Spec.Targets.Count);
        var (outputs, passes) = FaithfulnessFiles.Read(chunks, shape, token);
        var summary = new FaithfulnessEvidence(reading, settings, outputs, Sample(reading.Classes, settings, reading.Spec.Seed));
        var result = summary.Summarise(passes, token);
        result.Write(reading.Output);
        return summary.Of(result);
    }

    /// <summary>
    /// For each target whether its maps are asked about on a row. With several targets that is where it is judged, as most rows are none of its own; with one the other class
    /// is looked at as well.
    /// </summary>
    private static List<Func<int, bool>> Judged(RunClasses classes, int targets)
    {
        if (targets == 1)
            return [_ => true];
        var rows = Enumerable.Range(0, targets).Select(target => classes.Judged(target).ToHashSet());
        return [.. rows.Select(judged => (Func<int, bool>)judged.Contains)];
    }

    private static IReadOnlyList<int> Sample(RunClasses classes, FaithfulnessOptions options, long seed) => classes.SampleWithOthers(options.Sequences, options.Others, seed);

    private static int[] Targets(IEnumerable<Shared.Runs.TrackKey> tracks) => [.. tracks.Select(track => track.Target)];
}
