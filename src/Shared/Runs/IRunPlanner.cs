namespace CisLens.Shared.Runs;

/// <summary>Checks a specification against the model and the methods, and says which stages it needs.</summary>
public interface IRunPlanner
{
    /// <summary>The stages in order: each needs those before it of another kind.</summary>
    /// <exception cref="InputException">The specification cannot be run; the sentence says why.</exception>
    public Task<IReadOnlyList<StagePlan>> PlanAsync(RunSpec spec, CancellationToken token);
}
