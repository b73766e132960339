using CisLens.Inference.Attribution;
using CisLens.Inference.Models.Architectures;
using CisLens.Inference.Models.Layers;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Runs.Audits;

/// <summary>
/// Cuts a test that looks at each map by itself: each map on a random sample of the sequences on which its target is judged. How many,
/// and how many at once, follows from what the method costs by its own account, never from a clock, so that a run is cut the same
/// everywhere.
/// </summary>
/// <param name="Blocks">The pieces: the methods of the first target, then those of the next. Each is an item of the test.</param>
/// <param name="Passes">Forward passes of the whole model that a piece costs, on average.</param>
public sealed record TrackBlocks(IReadOnlyList<TrackBlock> Blocks, double Passes)
{
    /// <summary>Sequences below which the sample of a dear method does not fall.</summary>
    public const int Fewest = 10;

    // A minute a test at the assumed rate, and a few seconds a piece: that is what a kill loses.
    private const double TestOperations = 60 * CostEstimate.AssumedRate;
    private const double BlockOperations = 6 * CostEstimate.AssumedRate;

    /// <summary>Cuts.</summary>
    /// <param name="plan">What is known of the run.</param>
    /// <param name="sequences">The most sequences of a map.</param>
    /// <param name="most">The most sequences of a piece.</param>
    /// <param name="passes">Forward passes of the whole model that a method takes for a sequence, given the layers; null where it is left out.</param>
    public static TrackBlocks Cut(TestPlan plan, int sequences, int most, Func<MethodSpec, LayerGraph?, double?> passes)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(passes);
        using var graph = ArchitectureCatalogue.Layers(plan.Card.Architecture);
        var methods = plan.Spec.Methods.Select(method => (method.Method, Passes: passes(method, graph))).Where(method => method.Passes is not null).ToList();
        var share = TestOperations / Math.Max(1, methods.Count * plan.Spec.Targets.Count);
        var blocks = new List<TrackBlock>();
        var total = 0.0;
        for (var target = 0; target < plan.Spec.Targets.Count; target++)
            foreach (var (method, cost) in methods)
            {
                var operations = Math.Max(1, cost!.Value * plan.Operations);
                var wanted = (int)Math.Clamp(share / operations, Math.Min(Fewest, sequences), sequences);
                var rows = plan.Rows.Sample(target, wanted, plan.Spec.Seed);
                total += rows.Count * cost.Value;
                blocks.AddRange(rows.Chunk((int)Math.Clamp(BlockOperations / operations, 1, most)).Select((part, number) => new TrackBlock(new TrackKey(method, target), number, part)));
            }
        return new TrackBlocks(blocks, blocks.Count == 0 ? 0 : total / blocks.Count);
    }

    /// <summary>As a test's layout; a test that has nothing to look at has one empty item.</summary>
    public TestLayout Layout => new(Math.Max(1, Blocks.Count), 1, Passes);

    /// <summary>The pieces of a chunk.</summary>
    /// <param name="items">First item and how many.</param>
    public IEnumerable<TrackBlock> Of((long First, int Count) items) => Blocks.Skip((int)items.First).Take(items.Count);
}
