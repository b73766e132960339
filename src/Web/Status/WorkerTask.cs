namespace CisLens.Web.Status;

/// <summary>What a worker does, as one person may know it.</summary>
/// <param name="Text">In words; of a run in another's project only that the worker is busy.</param>
/// <param name="Project">The project of the run; null when the person is no member of it.</param>
/// <param name="Run">The run; null likewise.</param>
public sealed record WorkerTask(string Text, string? Project = null, string? Run = null);
