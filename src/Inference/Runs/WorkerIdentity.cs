namespace CisLens.Inference.Runs;

/// <summary>Who this worker is.</summary>
/// <param name="Id">Host name and process id, unique while it lives.</param>
/// <param name="Host">The machine.</param>
public sealed record WorkerIdentity(string Id, string Host)
{
    /// <summary>This process.</summary>
    public static WorkerIdentity Current { get; } = new($"{Environment.MachineName}:{Environment.ProcessId}", Environment.MachineName);
}
