using CisLens.Inference.Evaluation.Agreement;
using CisLens.Inference.Evaluation.Audit;
using CisLens.Inference.Evaluation.Edits;
using CisLens.Inference.Models;
using CisLens.Shared;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Runs.Audits.Agreement;

/// <summary>Compares the methods of a run, and settles what they dispute: rules 3 and 4.</summary>
internal sealed class AgreementTest : IAuditTest
{
    public const string Id = "agreement";

    private const string Passes = "passes.json";
    private const string Disputes = "disputes.json";
    private const int BytesOfPair = 24;

    // Comparing two maps of a sequence with all turns takes about a third of a millisecond.
    private const int PairsOfChunk = 40_000;

    public AuditTestInfo Info { get; } = new()
    {
        Id = Id,
        Name = "Agreement",
        Summary = "Compares every two methods with turned maps as chance, and mutates the bases that they dispute in the sequences where they disagree most.",
        Rules = [3, 4],
        Source = "Krishna et al., arXiv 2202.01602; Chen et al., Nature Methods 21:1454 (2024)",
        ReadsMotifs = false,
        OptionsType = typeof(AgreementOptions),
    };

    public void Check(RunSpec spec, ModelCard card, object options)
    {
        if (spec.Methods.Count < 2)
            throw new InputException("The test 'agreement' compares methods with each other; choose two methods at least, or leave the test out.");
    }

    public TestLayout Layout(TestPlan plan, object options)
    {
        var settings = (AgreementOptions)options;
        var (methods, targets) = (plan.Spec.Methods.Count, plan.Spec.Targets.Count);
        var pairs = targets * methods * (methods - 1) / 2;
        var items = plan.Rows.Sample(settings.Sequences, plan.Spec.Seed).Count;
        var layout = TestLayout.ByCost(plan, items, pairs * Math.Min(1, settings.Disputed / (double)items) * (1 + (2 * settings.Replacements)), BytesOfPair * pairs);
        return layout with { ChunkItems = Math.Clamp(PairsOfChunk / pairs, 1, layout.ChunkItems) };
    }

    public void Run(TestWork work, object options, (long First, int Count) items, string folder, IStageProgress? progress, CancellationToken token)
    {
        var settings = (AgreementOptions)options;
        var pairs = AgreementPairs.Of(work.Tracks);
        var sample = work.Classes.Sample(settings.Sequences, work.Spec.Seed);
        var judged = work.Spec.Targets.Select((_, target) => work.Classes.Judged(target).ToHashSet()).ToList();
        var rows = work.Read(sample.Skip((int)items.First).Take(items.Count), token);
        var found = new List<MapAgreement?[]>();
        foreach (var row in rows)
        {
            token.ThrowIfCancellationRequested();
            found.Add([.. pairs.Select(pair => judged[pair.Target].Contains((int)row.Row)
                ? AgreementMeasure.Of(row, pair.First, pair.Second, settings.Top, work.Spec.Seed) : (MapAgreement?)null)]);
            progress?.Report(found.Count);
        }
        AgreementArrays.Of([.. rows.Select(row => row.Row)], found).Write(folder);

        var evaluator = new EditEvaluator(work.Networks, work.Targets);
        var experiment = new DecidingExperiment(evaluator, settings, work.Spec.Seed);
        var quota = (int)Math.Ceiling(settings.Disputed * items.Count / (double)sample.Count);
        AuditFiles.WriteRecord(Path.Combine(folder, Disputes), pairs.Select((pair, number) => experiment.Run(
            [.. Disputed(found, number).Take(quota).Select(place => rows[place])], pair.First, pair.Second, pair.Target, token)).ToArray());
        AuditFiles.WriteRecord(Path.Combine(folder, Passes), new PassCount(experiment.Wanted, experiment.Different, evaluator.ForwardPasses));
    }

    public IEnumerable<RuleEvidence> Evidence(AuditReading reading, IReadOnlyList<string> chunks, object options, CancellationToken token)
    {
        var evidence = new AgreementEvidence(
            reading, (AgreementOptions)options, AgreementArrays.Join([.. chunks.Select(AgreementArrays.Read)]),
            [.. chunks.Select(chunk => AuditFiles.ReadRecord<Dispute[][]>(Path.Combine(chunk, Disputes)))]);
        var result = evidence.Summarise(PassCount.Sum(chunks.Select(chunk => AuditFiles.ReadRecord<PassCount>(Path.Combine(chunk, Passes)))), token);
        result.Write(reading.Output);
        return evidence.Of(result);
    }

    // Sequences in which two maps do not have the same top bases, the largest difference first.
    private static IEnumerable<int> Disputed(List<MapAgreement?[]> found, int pair) => Enumerable.Range(0, found.Count)
        .Where(place => found[place][pair] is { Overlap: < 1 }).OrderBy(place => found[place][pair]!.Value.Overlap);
}
