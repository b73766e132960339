using CisLens.Inference.Evaluation.Audit;
using CisLens.Inference.Simulation;

namespace CisLens.Inference.Runs.Audits.GroundTruth;

/// <summary>
/// Rule 14: whether maps find what was planted. On simulated sequences the run's own maps are judged; for others a network of the same
/// architecture is trained on simulated ones and explained by the run's methods.
/// </summary>
public sealed class GroundTruthTest : IAuditTest
{
    /// <inheritdoc />
    public AuditTestInfo Info { get; } = new()
    {
        Id = "ground-truth",
        Name = "Ground truth",
        Summary = "Whether maps find planted motifs: on simulated sequences as they are, for others on a network of the same architecture, trained on simulated ones.",
        Rules = [14],
        ReadsMotifs = false,
        Source = "Reynolds and Pan, 10.1371/journal.pcbi.1013784; Prakash et al., PMLR 165:58 (2022)",
        OptionsType = typeof(GroundTruthOptions),
    };

    /// <inheritdoc />
    public TestLayout Layout(TestPlan plan, object options)
    {
        ArgumentNullException.ThrowIfNull(plan);
        // One network is trained and explained: one chunk.
        var items = Math.Min(plan.Spec.Targets.Count, KnownMotifs.Factors.Count) * Sequences(plan, options);
        return new TestLayout(items, items, TestBudget.Passes(plan));
    }

    /// <inheritdoc />
    public void Run(TestWork work, object options, (long First, int Count) items, string folder, IStageProgress? progress, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(work);
        var sequences = Sequences(work.Plan, options);
        var file = SimulationTruth.Open(work.Context.Sequences.Folder) is { } truth
            ? new OwnMaps(work, truth, sequences).Run(progress, token)
            : new TrainedMaps(work, sequences).Run(progress, token);
        file.Write(folder);
        progress?.Report(items.Count);
    }

    /// <inheritdoc />
    public IEnumerable<RuleEvidence> Evidence(AuditReading reading, IReadOnlyList<string> chunks, object options, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(chunks);
        return [new TruthEvidence(reading, TruthFile.Read(chunks[0])).Make(token)];
    }

    private static int Sequences(TestPlan plan, object options) =>
        TestBudget.Sequences(plan, ((GroundTruthOptions)options).Sequences);
}
