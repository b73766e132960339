namespace CisLens.Inference.Runs;

/// <summary>Who this worker is.</summary>
/// <param name="Id">Host name and process id, unique while it lives.</param>
public sealed record WorkerIdentity(string Id)
{
    /// <summary>This process.</summary>
    public static WorkerIdentity Current { get; } = new($"{Environment.MachineName}:{Environment.ProcessId}");
}
