namespace CisLens.Inference.Training.Sets;

/// <summary>Asks a worker to train; the portal itself never computes.</summary>
public interface ITrainingJobs
{
    /// <summary>Asks for a training that is in the store.</summary>
    /// <param name="id">Its identifier.</param>
    /// <param name="token">Cancels the asking.</param>
    public Task AskAsync(string id, CancellationToken token);

    /// <summary>Takes back what no worker has begun.</summary>
    /// <param name="id">The training's identifier.</param>
    /// <param name="token">Cancels the taking back.</param>
    public Task WithdrawAsync(string id, CancellationToken token);
}
