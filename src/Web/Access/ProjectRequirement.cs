using CisLens.Shared.Data.Entities;
using Microsoft.AspNetCore.Authorization;

namespace CisLens.Web.Access;

/// <summary>The user must have at least this role in the project that the resource names, and the project must be in one of the states.</summary>
/// <param name="Role">The least role.</param>
/// <param name="WhenArchived">Whether it is allowed in a project that was put away.</param>
/// <param name="WhenDeleted">Whether it is allowed in a project that was deleted and can still be brought back, and only then.</param>
public sealed record ProjectRequirement(ProjectRole Role, bool WhenArchived = true, bool WhenDeleted = false) : IAuthorizationRequirement;
