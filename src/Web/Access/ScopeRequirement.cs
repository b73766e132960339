using CisLens.Shared.Data.Entities;
using Microsoft.AspNetCore.Authorization;

namespace CisLens.Web.Access;

/// <summary>A script's token must have this scope; a person in a browser needs none.</summary>
public sealed record ScopeRequirement(ApiScopes Scope) : IAuthorizationRequirement;
