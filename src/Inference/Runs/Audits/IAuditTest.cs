using CisLens.Inference.Evaluation.Audit;
using CisLens.Inference.Models;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Runs.Audits;

/// <summary>
/// A test that asks the model again: a stage of the run, cut into chunks that write files, from which evidence is made at the end.
/// Its random choices depend on the run's seed and a row's number alone.
/// </summary>
public interface IAuditTest
{
    /// <summary>What the catalogue says of it.</summary>
    public AuditTestInfo Info { get; }

    /// <summary>Checks whether it can be run.</summary>
    /// <param name="spec">The specification; everything else in it is checked already.</param>
    /// <param name="card">The model.</param>
    /// <param name="options">An object of the test's options type.</param>
    /// <exception cref="Shared.InputException">It cannot; says what to change.</exception>
    public void Check(RunSpec spec, ModelCard card, object options)
    {
    }

    /// <summary>How it is cut: into how many items (mostly sequences), how many a chunk, at which cost each.</summary>
    /// <param name="plan">What is known before it begins.</param>
    /// <param name="options">An object of the test's options type.</param>
    public TestLayout Layout(TestPlan plan, object options);

    /// <summary>Computes one chunk into a folder.</summary>
    /// <param name="work">The run and its maps.</param>
    /// <param name="options">An object of the test's options type.</param>
    /// <param name="items">First item and how many.</param>
    /// <param name="folder">An empty folder; it becomes the chunk when this returns.</param>
    /// <param name="progress">Hears how many items are done.</param>
    /// <param name="token">Checked before each batch.</param>
    public void Run(TestWork work, object options, (long First, int Count) items, string folder, IStageProgress? progress, CancellationToken token);

    /// <summary>Makes evidence of its chunks. Asks no model.</summary>
    /// <param name="reading">What the run has on disk.</param>
    /// <param name="chunks">The folders of its chunks, in their order.</param>
    /// <param name="options">An object of the test's options type.</param>
    /// <param name="token">Checked at least once a second.</param>
    public IEnumerable<RuleEvidence> Evidence(AuditReading reading, IReadOnlyList<string> chunks, object options, CancellationToken token);
}
