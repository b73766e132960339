using Microsoft.AspNetCore.Authorization;

namespace CisLens.Web.Access;

/// <summary>It must be the person, not a script of theirs; or an administrator.</summary>
public sealed record PersonRequirement(bool IsAdministrator) : IAuthorizationRequirement;
