using CisLens.Shared.Data.Entities;

namespace CisLens.Web.Access;

/// <summary>What a person is in a project, and what state the project is in.</summary>
public sealed record ProjectStanding(ProjectRole Role, bool IsArchived, bool IsDeleted);
