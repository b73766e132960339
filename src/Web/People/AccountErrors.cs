using Microsoft.AspNetCore.Identity;

namespace CisLens.Web.People;

/// <summary>Identity's complaints in the portal's words.</summary>
public sealed class AccountErrors : IdentityErrorDescriber
{
    public override IdentityError DuplicateUserName(string userName) =>
        new() { Code = nameof(DuplicateUserName), Description = $"There is an account with the address {userName} already; sign in with it." };

    public override IdentityError PasswordMismatch() => new() { Code = nameof(PasswordMismatch), Description = "The present password is not right." };

    public override IdentityError ConcurrencyFailure() =>
        new() { Code = nameof(ConcurrencyFailure), Description = "Something else changed this account at the same moment; try again." };

    public override IdentityError InvalidToken() => new() { Code = nameof(InvalidToken), Description = "This link was used before or is too old; ask for another." };
}
