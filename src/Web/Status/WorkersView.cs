namespace CisLens.Web.Status;

/// <summary>Who computes, and what nobody computes.</summary>
/// <param name="Workers">The workers, those alive first.</param>
/// <param name="Version">The version that workers must have: the portal's.</param>
/// <param name="Waiting">One sentence for each kind of runs that wait and that no worker takes.</param>
public sealed record WorkersView(IReadOnlyList<WorkerRow> Workers, string Version, IReadOnlyList<string> Waiting);
