using CisLens.Shared.Data.Entities;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CisLens.Web.People;

/// <summary>Identity's accounts, with recovery codes that are too long to be guessed: of shorter ones a plain hash would not be enough.</summary>
public sealed class PersonUsers(
    IUserStore<PersonEntity> store, IOptions<IdentityOptions> options, IPasswordHasher<PersonEntity> hasher, IEnumerable<IUserValidator<PersonEntity>> userRules,
    IEnumerable<IPasswordValidator<PersonEntity>> passwordRules, ILookupNormalizer normalizer, IdentityErrorDescriber errors, IServiceProvider services, ILogger<UserManager<PersonEntity>> logger)
    : UserManager<PersonEntity>(store, options, hasher, userRules, passwordRules, normalizer, errors, services, logger)
{
    protected override string CreateTwoFactorRecoveryCode() => Secrets.NewToType();
}
