using CisLens.Shared;
using CisLens.Shared.Data;
using CisLens.Shared.Data.Entities;
using Microsoft.AspNetCore.Identity;

namespace CisLens.Web.People;

/// <summary>Makes accounts.</summary>
public sealed class Accounts(UserManager<PersonEntity> users, IUserStore<PersonEntity> store, TimeProvider clock)
{
    private const int LongestName = 100;
    private const int LongestEmail = 254;

    /// <summary>Makes an account.</summary>
    /// <param name="name">By which name others see them.</param>
    /// <param name="email">Their address.</param>
    /// <param name="password">Their password.</param>
    /// <param name="isAdministrator">Whether they administer the portal.</param>
    /// <param name="along">Adds to the same transaction, and may refuse it; null for nothing.</param>
    /// <exception cref="InputException">The name, the address or the password cannot be used.</exception>
    public async Task<PersonEntity> CreateAsync(string name, string email, string password, bool isAdministrator, Func<CisLensDb, PersonEntity, Task>? along = null)
    {
        ((PersonStore)store).Along = along;
        var person = new PersonEntity { Name = CheckedName(name), Email = CheckedEmail(email), IsAdministrator = isAdministrator, CreatedAt = clock.GetUtcNow() };
        Check(await users.CreateAsync(person, password));
        return person;
    }

    /// <exception cref="InputException">With the first reason why it failed.</exception>
    internal static void Check(IdentityResult result)
    {
        if (!result.Succeeded)
            throw new InputException(result.Errors.First().Description);
    }

    /// <exception cref="InputException">The name is empty or too long.</exception>
    internal static string CheckedName(string name) => name.Trim() switch
    {
        "" => throw new InputException("Say by which name others will see you."),
        { Length: > LongestName } long_ => throw new InputException($"The name has {long_.Length} characters; {LongestName} is the most."),
        var fine => fine,
    };

    /// <exception cref="InputException">It has not the form of an address.</exception>
    internal static string CheckedEmail(string email) => email.Trim() is { Length: <= LongestEmail } text && text.Split('@') is [{ Length: > 0 }, { Length: > 0 }] && !text.Any(char.IsWhiteSpace)
        ? text
        : throw new InputException($"'{email.Trim()}' is not an e-mail address; write it like name@example.org.");
}
