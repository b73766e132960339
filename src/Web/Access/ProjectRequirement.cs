using Microsoft.AspNetCore.Authorization;

namespace CisLens.Web.Access;

/// <summary>The user must have at least this role in the project that the resource names.</summary>
public sealed record ProjectRequirement(ProjectRole Role) : IAuthorizationRequirement;
