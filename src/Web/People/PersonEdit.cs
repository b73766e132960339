using CisLens.Shared;
using CisLens.Shared.Data.Entities;
using Microsoft.AspNetCore.Identity;

namespace CisLens.Web.People;

/// <summary>Does something to an account with Identity's manager, which lives as long as one request: open pages live longer.</summary>
public sealed class PersonEdit(IServiceScopeFactory scopes)
{
    /// <exception cref="InputException">The account was deleted meanwhile.</exception>
    public async Task<T> RunAsync<T>(string person, Func<UserManager<PersonEntity>, PersonEntity, Task<T>> edit)
    {
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<PersonEntity>>();
        return await edit(users, await users.FindByIdAsync(person) ?? throw new InputException("This account is gone; reload the page."));
    }
}
