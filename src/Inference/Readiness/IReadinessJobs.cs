namespace CisLens.Inference.Readiness;

/// <summary>Asks a worker for readiness reports; the portal itself never computes.</summary>
public interface IReadinessJobs
{
    /// <summary>Asks for a report; asking again before it is there changes nothing.</summary>
    /// <param name="model">The model's id in the catalogue.</param>
    /// <param name="token">Cancels the asking.</param>
    public Task AskAsync(string model, CancellationToken token);

    /// <summary>Whether a report was asked for and is not there yet.</summary>
    /// <param name="model">The model's id in the catalogue.</param>
    /// <param name="token">Cancels the question.</param>
    public Task<bool> IsAskedAsync(string model, CancellationToken token);
}
