using CisLens.Inference.Models;
using CisLens.Shared;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Runs.Audits;

/// <summary>What a specification's audit comes to: checks, stages, how they are cut. Needs no tensors.</summary>
public static class AuditPlan
{
    /// <summary>Checks what a specification says about its audit.</summary>
    /// <param name="spec">The specification; the rest of it is checked already.</param>
    /// <param name="card">Its model.</param>
    /// <exception cref="InputException">It cannot be run; says what to change.</exception>
    public static void Check(RunSpec spec, ModelCard card)
    {
        ArgumentNullException.ThrowIfNull(spec);
        if (spec.Audit is not { } audit)
            return;
        if (audit.Tests.GroupBy(test => test.Test).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new InputException($"The test '{twice.Key}' is listed twice; list each once.");
        if (audit.Tests.Count > 0 && spec.Methods.Count == 0)
            throw new InputException("There are no maps to be tested; choose at least one attribution method, or leave the tests out.");
        foreach (var test in audit.Tests)
            AuditTests.Get(test.Test).Check(spec, card, AuditTests.Options(test));
    }

    /// <summary>The stages, in the order of their turns.</summary>
    internal static IEnumerable<StagePlan> Stages(RunSpec spec)
    {
        if (spec.Audit is not { } audit)
            yield break;
        foreach (var test in audit.Tests)
            yield return new StagePlan(StageKeys.Test(test.Test), StageKind.Test, $"Test: {AuditTests.Get(test.Test).Info.Name}");
        yield return new StagePlan(StageKeys.Audit, StageKind.Audit, "Put the evidence together");
    }

    /// <summary>How the stages are cut.</summary>
    internal static IEnumerable<PreparedStage> Prepare(TestPlan plan)
    {
        if (plan.Spec.Audit is not { } audit)
            yield break;
        foreach (var test in audit.Tests)
        {
            var layout = AuditTests.Get(test.Test).Layout(plan, AuditTests.Options(test));
            yield return new PreparedStage(StageKeys.Test(test.Test), layout.ChunkItems, layout.PassesPerItem, layout.Items);
        }
        yield return new PreparedStage(StageKeys.Audit, 1, 0, 1);
    }
}
