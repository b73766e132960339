namespace CisLens.Web.Projects;

/// <summary>The projects that a person sees, and what they deleted.</summary>
public sealed record ProjectList(IReadOnlyList<ProjectLine> Projects, IReadOnlyList<DeletedProject> Deleted);
