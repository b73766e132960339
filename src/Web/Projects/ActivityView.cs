using CisLens.Shared.Data.Entities;

namespace CisLens.Web.Projects;

/// <summary>The latest of what was done in a project.</summary>
public sealed record ActivityView(string Project, IReadOnlyList<ActivityEntity> Lines);
