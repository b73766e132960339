namespace CisLens.Inference.Runs.Audits;

/// <summary>How a test is cut.</summary>
/// <param name="Items">Items in all, mostly sequences; at least one.</param>
/// <param name="ChunkItems">Items a chunk; chunks of ten to thirty seconds lose little when a worker is killed.</param>
/// <param name="PassesPerItem">Forward passes of the whole model that an item costs.</param>
public sealed record TestLayout(long Items, int ChunkItems, double PassesPerItem)
{
    /// <summary>Cuts by cost, as other stages are cut.</summary>
    /// <param name="plan">What is known of the run.</param>
    /// <param name="items">Items in all.</param>
    /// <param name="passes">Forward passes an item.</param>
    /// <param name="bytes">Bytes of an item's results.</param>
    public static TestLayout ByCost(TestPlan plan, long items, double passes, double bytes)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return new TestLayout(items, ChunkSizing.Rows(plan.Operations * passes, bytes), passes);
    }
}
