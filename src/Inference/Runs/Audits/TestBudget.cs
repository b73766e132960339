using CisLens.Inference.Attribution;
using CisLens.Inference.Models.Architectures;

namespace CisLens.Inference.Runs.Audits;

/// <summary>How many sequences a test explains anew, so that all methods together take about half a minute; the same everywhere, as it follows from their costs and no clock.</summary>
internal static class TestBudget
{
    private const double Operations = 30 * CostEstimate.AssumedRate;
    private const int Fewest = 20;

    /// <summary>The number of sequences of each target, the same for all methods so that they can be compared.</summary>
    /// <param name="plan">What is known of the run.</param>
    /// <param name="wanted">The most.</param>
    public static int Sequences(TestPlan plan, int wanted) =>
        (int)Math.Clamp(Operations / Math.Max(1, plan.Spec.Targets.Count * Passes(plan) * plan.Operations), Math.Min(Fewest, wanted), wanted);

    /// <summary>Forward passes of all methods for one sequence and target.</summary>
    /// <param name="plan">What is known of the run.</param>
    public static double Passes(TestPlan plan)
    {
        using var graph = ArchitectureCatalogue.Layers(plan.Card.Architecture);
        return plan.Spec.Methods.Sum(method => AttributionCatalogue.Cost(method, graph, plan.Length, 1).Passes);
    }
}
