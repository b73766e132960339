using CisLens.Shared.Data.Entities;

namespace CisLens.Web.Access;

/// <summary>What a person is in a project, and what state the project is in.</summary>
/// <param name="Role">What they may do.</param>
/// <param name="IsArchived">Whether it was put away.</param>
/// <param name="IsDeleted">Whether it was deleted.</param>
/// <param name="IsGuest">Whether they only look, as everybody may at the demo, and belong to it no further.</param>
public sealed record ProjectStanding(ProjectRole Role, bool IsArchived, bool IsDeleted, bool IsGuest = false);
