using Microsoft.AspNetCore.Authorization;

namespace CisLens.Web.Access;

/// <summary>Whoever must have a second step has one.</summary>
public sealed record SecondStepRequirement : IAuthorizationRequirement;
