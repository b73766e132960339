using CisLens.Inference.Attribution;
using CisLens.Inference.Evaluation.Audit;
using CisLens.Inference.Evaluation.Edits;
using CisLens.Inference.Evaluation.Randomisation;
using CisLens.Inference.Models.Layers;
using CisLens.Inference.Sequences;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Runs.Audits.Randomisation;

/// <summary>
/// Randomises the model's layers from the output down and explains a random sample of sequences again. Of a replica set each piece of the
/// sample looks at one replica, one after the other, so that all of them are looked at, at the price of one.
/// </summary>
public sealed class ParameterRandomisationTest : IAuditTest
{
    /// <summary>The test's id.</summary>
    public const string Id = "randomisation";

    // Each piece of a sample meets random models of its own: what one random model does by chance is not taken for the rule.
    private const int MostRows = 10;
    private const long Draws = 2_000_001;

    /// <inheritdoc />
    public AuditTestInfo Info { get; } = new()
    {
        Id = Id,
        Name = "Randomised layers",
        Summary = "Gives the model's layers random values, from the output down, and looks whether maps change with them.",
        Rules = [10],
        Source = "Adebayo et al., arXiv 1810.03292 (2018); Hedström et al., arXiv 2405.02383",
        ReadsMotifs = false,
        OptionsType = typeof(RandomisationOptions),
    };

    /// <inheritdoc />
    public TestLayout Layout(TestPlan plan, object options) => Cut(plan, (RandomisationOptions)options).Layout;

    /// <inheritdoc />
    public void Run(TestWork work, object options, (long First, int Count) items, string folder, IStageProgress? progress, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(work);
        var pieces = new List<TrackRandomisation>();
        foreach (var block in Cut(work.Plan, (RandomisationOptions)options).Of(items))
        {
            pieces.Add(Compute(work, block, (RandomisationOptions)options, token));
            progress?.Report(pieces.Count);
        }
        RandomisationFiles.Write(folder, pieces);
    }

    /// <inheritdoc />
    public IEnumerable<RuleEvidence> Evidence(AuditReading reading, IReadOnlyList<string> chunks, object options, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(reading);
        token.ThrowIfCancellationRequested();
        return [RandomisationEvidence.Of(reading, new RandomisationResult(chunks))];
    }

    private static TrackBlocks Cut(TestPlan plan, RandomisationOptions options) => TrackBlocks.Cut(plan, options.Sequences, MostRows, (method, graph) =>
        graph is null ? null : Maps(graph, options) * AttributionCatalogue.Cost(method, graph, plan.Length, 1).Passes / Replicas(plan));

    /// <summary>The maps that a sequence takes: the original and one a depth and model, and the same of all copies for the last depth.</summary>
    private static double Maps(LayerGraph graph, RandomisationOptions options) =>
        1 + (options.Models * RandomisedLayers.Groups(graph, options.Depths).Count) + (options.Copies == 1 ? 0 : options.Copies * (1 + options.Models));

    // The operations of a plan are those of all replicas, but a sequence is explained by one.
    private static int Replicas(TestPlan plan) => plan.Spec.Model.Replicas ?? 1;

    private static TrackRandomisation Compute(TestWork work, TrackBlock block, RandomisationOptions options, CancellationToken token)
    {
        var rows = work.Read(block.Rows, token);
        var network = work.Networks[block.Number % work.Networks.Count];
        var source = new MapSource(work.Method(block.Track), work.Spec.Targets[block.Track.Target], work.Spec.Seed) { IsRefined = false };
        var seed = unchecked((long)SeededRandom.ForItem(unchecked((long)SeededRandom.ForItem(work.Spec.Seed, Draws).NextBits()), block.Number).NextBits());
        return new TrackRandomisation(
            block.Track, [.. rows.Select(row => row.Row)],
            Run(options with { Copies = 1 }),
            options.Copies == 1 ? null : Run(options with { Depths = 1 }));

        RandomisationOutputs Run(RandomisationOptions form)
        {
            var maps = new SmoothedMaps(source, form, work.Spec.Seed);
            return RandomisationTest.Run(network, model => maps.Maps(model, rows, token), form, seed, null, token);
        }
    }
}
