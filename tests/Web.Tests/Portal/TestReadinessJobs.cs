using CisLens.Inference.Readiness;

namespace CisLens.Web.Tests.Portal;

/// <summary>Remembers what was asked for; nobody works.</summary>
public sealed class TestReadinessJobs : IReadinessJobs
{
    public HashSet<string> Asked { get; } = [];

    /// <summary>From here on nothing can be asked.</summary>
    public bool Broken { get; set; }

    public Task AskAsync(string model, CancellationToken token)
    {
        Asked.Add(model);
        return Task.CompletedTask;
    }

    public Task<bool> IsAskedAsync(string model, CancellationToken token) =>
        Broken ? throw new IOException("The jobs cannot be read.") : Task.FromResult(Asked.Contains(model));
}
