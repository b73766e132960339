using CisLens.Shared.Data.Entities;
using Microsoft.AspNetCore.Authorization;

namespace CisLens.Web.Access;

/// <summary>The user must have at least this role in the project that the resource names, and the project must be in one of the states.</summary>
/// <param name="Role">The least role.</param>
/// <param name="WhenArchived">Whether it is allowed in a project that was put away.</param>
/// <param name="WhenDeleted">Whether it is allowed in a project that was deleted and can still be brought back, and only then.</param>
/// <param name="ByLink">Whether a link to the run that the resource names is as good as the role.</param>
/// <param name="ForGuests">Whether it is also for those who may look and belong to the project no further.</param>
public sealed record ProjectRequirement(ProjectRole Role, bool WhenArchived = true, bool WhenDeleted = false, bool ByLink = false, bool ForGuests = true) : IAuthorizationRequirement;
