using CisLens.Shared.Data.Entities;

namespace CisLens.Web.Projects;

/// <summary>A member of a project.</summary>
public sealed record MemberLine(string PersonId, string Name, string Email, ProjectRole Role, DateTimeOffset Since);
