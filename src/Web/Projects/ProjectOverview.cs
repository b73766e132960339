using CisLens.Web.Shell;

namespace CisLens.Web.Projects;

/// <summary>A project with what is in it.</summary>
public sealed record ProjectOverview(
    ProjectLine Project, IReadOnlyList<ProjectSequences> Sequences, IReadOnlyList<ProjectModel> Models, IReadOnlyList<RunLine> Runs);
