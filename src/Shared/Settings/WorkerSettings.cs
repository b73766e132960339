namespace CisLens.Shared.Settings;

/// <summary>The setting <c>CisLens:Worker</c>.</summary>
/// <param name="Local">Whether the portal starts and supervises a worker on its own machine.</param>
/// <param name="Tags">Which chunks this worker takes: <c>cpu</c>, <c>gpu</c>.</param>
/// <param name="Device"><c>auto</c>, <c>cpu</c> or <c>cuda:N</c>, for runs that say <c>auto</c>.</param>
/// <param name="Threads">Threads of the tensor engine; 0 takes every core.</param>
public sealed record WorkerSettings(bool Local, IReadOnlyList<string> Tags, string Device, int Threads);
