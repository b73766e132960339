using CisLens.Shared.Data;
using CisLens.Shared.Data.Entities;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CisLens.Web.People;

/// <summary>
/// Where ASP.NET Core Identity finds people: the portal's own tables. The key of an app that makes codes is stored encrypted and
/// recovery codes are hashed, which Identity's own store does not do.
/// </summary>
public sealed class PersonStore(IDbContextFactory<CisLensDb> databases, IDataProtectionProvider protection)
    : IUserPasswordStore<PersonEntity>, IUserSecurityStampStore<PersonEntity>, IUserLockoutStore<PersonEntity>,
        IUserTwoFactorStore<PersonEntity>, IUserAuthenticatorKeyStore<PersonEntity>, IUserTwoFactorRecoveryCodeStore<PersonEntity>
{
    private readonly IDataProtector _protector = protection.CreateProtector("two-factor key");

    /// <summary>What is written together with a new person, or not at all; lives as long as the request, as this store does.</summary>
    public Func<CisLensDb, PersonEntity, Task>? Along { get; set; }

    public void Dispose()
    {
    }

    public async Task<IdentityResult> CreateAsync(PersonEntity user, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        user.ConcurrencyStamp = Guid.NewGuid().ToString();
        database.People.Add(user);
        if (Along is not null)
            await Along(database, user);
        await database.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return IdentityResult.Success;
    }

    public async Task<IdentityResult> UpdateAsync(PersonEntity user, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        database.Attach(user);
        user.ConcurrencyStamp = Guid.NewGuid().ToString();
        database.Update(user);
        try
        {
            await database.SaveChangesAsync(cancellationToken);
            return IdentityResult.Success;
        }
        catch (DbUpdateConcurrencyException)
        {
            return IdentityResult.Failed(new IdentityErrorDescriber().ConcurrencyFailure());
        }
    }

    public async Task<IdentityResult> DeleteAsync(PersonEntity user, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        await database.People.Where(person => person.Id == user.Id).ExecuteDeleteAsync(cancellationToken);
        return IdentityResult.Success;
    }

    public async Task<PersonEntity?> FindByIdAsync(string userId, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return await database.People.AsNoTracking().SingleOrDefaultAsync(person => person.Id == userId, cancellationToken);
    }

    public async Task<PersonEntity?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return await database.People.AsNoTracking().SingleOrDefaultAsync(person => person.NormalizedEmail == normalizedUserName, cancellationToken);
    }

    public Task<string> GetUserIdAsync(PersonEntity user, CancellationToken cancellationToken) => Task.FromResult(user.Id);

    public Task<string?> GetUserNameAsync(PersonEntity user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Email);

    public Task SetUserNameAsync(PersonEntity user, string? userName, CancellationToken cancellationToken) => Set(() => user.Email = userName!);

    public Task<string?> GetNormalizedUserNameAsync(PersonEntity user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.NormalizedEmail);

    public Task SetNormalizedUserNameAsync(PersonEntity user, string? normalizedName, CancellationToken cancellationToken) => Set(() => user.NormalizedEmail = normalizedName!);

    public Task SetPasswordHashAsync(PersonEntity user, string? passwordHash, CancellationToken cancellationToken) => Set(() => user.PasswordHash = passwordHash);

    public Task<string?> GetPasswordHashAsync(PersonEntity user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash);

    public Task<bool> HasPasswordAsync(PersonEntity user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash is not null);

    public Task SetSecurityStampAsync(PersonEntity user, string stamp, CancellationToken cancellationToken) => Set(() => user.SecurityStamp = stamp);

    public Task<string?> GetSecurityStampAsync(PersonEntity user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.SecurityStamp);

    public Task<DateTimeOffset?> GetLockoutEndDateAsync(PersonEntity user, CancellationToken cancellationToken) => Task.FromResult(user.LockedUntil);

    public Task SetLockoutEndDateAsync(PersonEntity user, DateTimeOffset? lockoutEnd, CancellationToken cancellationToken) => Set(() => user.LockedUntil = lockoutEnd);

    public Task<int> IncrementAccessFailedCountAsync(PersonEntity user, CancellationToken cancellationToken) => Task.FromResult(++user.FailedSignIns);

    public Task ResetAccessFailedCountAsync(PersonEntity user, CancellationToken cancellationToken) => Set(() => user.FailedSignIns = 0);

    public Task<int> GetAccessFailedCountAsync(PersonEntity user, CancellationToken cancellationToken) => Task.FromResult(user.FailedSignIns);

    public Task<bool> GetLockoutEnabledAsync(PersonEntity user, CancellationToken cancellationToken) => Task.FromResult(true);

    // Everybody can be locked out.
    public Task SetLockoutEnabledAsync(PersonEntity user, bool enabled, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task SetTwoFactorEnabledAsync(PersonEntity user, bool enabled, CancellationToken cancellationToken) => Set(() => user.HasTwoFactor = enabled);

    public Task<bool> GetTwoFactorEnabledAsync(PersonEntity user, CancellationToken cancellationToken) => Task.FromResult(user.HasTwoFactor);

    public Task SetAuthenticatorKeyAsync(PersonEntity user, string key, CancellationToken cancellationToken) => Set(() => user.TwoFactorKey = _protector.Protect(key));

    public Task<string?> GetAuthenticatorKeyAsync(PersonEntity user, CancellationToken cancellationToken) =>
        Task.FromResult(user.TwoFactorKey is { } key ? _protector.Unprotect(key) : null);

    public Task ReplaceCodesAsync(PersonEntity user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken) =>
        Set(() => user.RecoveryCodeHashes = string.Join(' ', recoveryCodes.Select(Secrets.Hash)));

    public Task<bool> RedeemCodeAsync(PersonEntity user, string code, CancellationToken cancellationToken)
    {
        var (left, used) = (CodesLeft(user), Secrets.Hash(code));
        user.RecoveryCodeHashes = string.Join(' ', left.Where(one => one != used));
        return Task.FromResult(left.Contains(used));
    }

    public Task<int> CountCodesAsync(PersonEntity user, CancellationToken cancellationToken) => Task.FromResult(CodesLeft(user).Length);

    /// <summary>The hashes of the recovery codes that were not used yet.</summary>
    public static string[] CodesLeft(PersonEntity user) => user.RecoveryCodeHashes.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static Task Set(Action change)
    {
        change();
        return Task.CompletedTask;
    }
}
