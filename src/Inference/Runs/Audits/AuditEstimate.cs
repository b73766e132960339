using CisLens.Inference.Attribution;
using CisLens.Inference.Models;
using CisLens.Inference.Models.Architectures;
using CisLens.Shared;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Runs.Audits;

/// <summary>What tests would cost, before a run starts. Needs no tensors.</summary>
public static class AuditEstimate
{
    // Chunks must be cut by something where the model's inside cannot be seen; passes do not depend on it.
    private const double UnknownOperations = 1e9;

    /// <summary>Estimates tests, each for itself.</summary>
    /// <param name="spec">The run without its audit; checked already.</param>
    /// <param name="card">Its model.</param>
    /// <param name="tests">The tests.</param>
    /// <param name="labels">The label of each sequence, as far as they are known; null where it has none.</param>
    /// <param name="length">Bases of a sequence as the model takes them.</param>
    public static IReadOnlyList<TestEstimate> Of(RunSpec spec, ModelCard card, IEnumerable<AuditTestSpec> tests, IReadOnlyList<string?> labels, int length)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(card);
        ArgumentNullException.ThrowIfNull(tests);
        using var graph = ArchitectureCatalogue.Layers(card.Architecture);
        var strands = (spec.Model.Replicas ?? 1) * (card.Strands == StrandRule.Given ? 1 : 2);
        var operations = graph?.Cost(length).Operations * strands;
        var plan = new TestPlan(spec, card, new RunClasses(spec.Targets, labels), length, operations ?? UnknownOperations);
        return [.. tests.Select(test => One(plan, test, operations))];
    }

    private static TestEstimate One(TestPlan plan, AuditTestSpec test, double? operations)
    {
        if (UsualAudit.Problem(test, plan.Spec, plan.Card) is { } problem)
            return new TestEstimate(test.Test, 0, null, problem);
        try
        {
            var layout = AuditTests.Get(test.Test).Layout(plan, AuditTests.Options(test));
            var passes = layout.Items * layout.PassesPerItem;
            return new TestEstimate(test.Test, passes, passes * operations / CostEstimate.AssumedRate, null);
        }
        catch (InputException reason)
        {
            return new TestEstimate(test.Test, 0, null, reason.Message);
        }
    }
}
