using CisLens.Shared.Runs;

namespace CisLens.Web.Tests.Portal;

/// <summary>The stages of a run, without looking at the model.</summary>
public sealed class TestPlanner : IRunPlanner
{
    public Task<IReadOnlyList<StagePlan>> PlanAsync(RunSpec spec, CancellationToken token) => Task.FromResult<IReadOnlyList<StagePlan>>(
    [
        new StagePlan(StageKeys.Prepare, StageKind.Prepare, "Prepare sequences"),
        new StagePlan(StageKeys.Predict, StageKind.Predict, "Predict"),
        .. spec.Targets.SelectMany((target, index) => spec.Methods.Select(method =>
            new StagePlan(StageKeys.Attribute(method.Method, index), StageKind.Attribute, $"{method.Method} of {target.Name}"))),
        new StagePlan(StageKeys.Bundle, StageKind.Bundle, "Write the bundle"),
    ]);
}
