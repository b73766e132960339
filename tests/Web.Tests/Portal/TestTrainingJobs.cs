using CisLens.Inference.Training.Sets;

namespace CisLens.Web.Tests.Portal;

/// <summary>Remembers what was asked for; nobody works.</summary>
public sealed class TestTrainingJobs : ITrainingJobs
{
    public HashSet<string> Asked { get; } = [];

    public Task AskAsync(string id, CancellationToken token)
    {
        Asked.Add(id);
        return Task.CompletedTask;
    }

    public Task WithdrawAsync(string id, CancellationToken token)
    {
        Asked.Remove(id);
        return Task.CompletedTask;
    }
}
