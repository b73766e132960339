using CisLens.Inference.Models;
using CisLens.Inference.Readiness;

namespace CisLens.Web.Models;

/// <summary>Readiness reports as pages see them; a worker makes them.</summary>
public sealed class ReadinessService(ReadinessStore store, IReadinessJobs jobs)
{
    public async Task<ReadinessState> FindAsync(string model, ModelCard card, CancellationToken cancellationToken)
    {
        // Asked first: a report that arrives in between is then read.
        var asked = await jobs.IsAskedAsync(model, cancellationToken);
        return new ReadinessState(store.Find(model, card), asked);
    }

    public Task AskAsync(string model, CancellationToken cancellationToken) => jobs.AskAsync(model, cancellationToken);

    public void Forget(string model) => store.Delete(model);
}
