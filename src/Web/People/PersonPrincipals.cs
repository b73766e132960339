using System.Security.Claims;
using CisLens.Shared.Data.Entities;
using CisLens.Web.Access;
using Microsoft.AspNetCore.Identity;

namespace CisLens.Web.People;

/// <summary>A person as a cookie carries them: who they are, and nothing of what they may do.</summary>
public sealed class PersonPrincipals : IUserClaimsPrincipalFactory<PersonEntity>
{
    public Task<ClaimsPrincipal> CreateAsync(PersonEntity user) => Task.FromResult(new ClaimsPrincipal(new ClaimsIdentity(
        [new Claim(ClaimTypes.NameIdentifier, user.Id), new Claim(ClaimTypes.Name, user.Name)], PersonClaims.Account)));
}
