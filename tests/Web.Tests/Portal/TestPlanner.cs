using CisLens.Shared.Runs;

namespace CisLens.Web.Tests.Portal;

/// <summary>The stages of a run, without looking at the model.</summary>
public sealed class TestPlanner : IRunPlanner
{
    public Task<IReadOnlyList<StagePlan>> PlanAsync(RunSpec spec, CancellationToken token) => Task.FromResult<IReadOnlyList<StagePlan>>(
    [
        new StagePlan(StageKeys.Prepare, StageKind.Prepare, "Prepare sequences"),
        new StagePlan(StageKeys.Predict, StageKind.Predict, "Predict"),
        .. spec.Methods.Select(method => new StagePlan(StageKeys.Attribute(method.Method), StageKind.Attribute, method.Method)),
        .. (spec.Embeddings ?? []).Select((embedding, index) => new StagePlan(StageKeys.Embed(index), StageKind.Embed, embedding.Title())),
        new StagePlan(StageKeys.Bundle, StageKind.Bundle, "Write the bundle"),
    ]);
}
