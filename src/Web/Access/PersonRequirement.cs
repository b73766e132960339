using Microsoft.AspNetCore.Authorization;

namespace CisLens.Web.Access;

/// <summary>It must be the person, not a script of theirs; or an administrator; or whoever opened a link.</summary>
public sealed record PersonRequirement(bool IsAdministrator, bool ByLink = false) : IAuthorizationRequirement;
