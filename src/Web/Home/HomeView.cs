using CisLens.Web.Shell;

namespace CisLens.Web.Home;

/// <summary>What the first page shows.</summary>
/// <param name="Projects">Newest projects.</param>
/// <param name="Runs">Newest runs of all projects.</param>
/// <param name="DemoProject">The demo's id; null when it was deleted.</param>
/// <param name="DemoRun">The demo's run; null when there is none.</param>
/// <param name="Example">One sequence of the demo's run; null until it is computed.</param>
public sealed record HomeView(
    IReadOnlyList<HomeProject> Projects, IReadOnlyList<RunLine> Runs, string? DemoProject, RunLine? DemoRun, HomeExample? Example);
