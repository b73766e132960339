using System.Threading.RateLimiting;
using CisLens.Shared.Settings;

namespace CisLens.Web.People;

/// <summary>
/// How often somebody may try to sign in to one account, whether it exists or not, and how many passwords are looked at over all accounts: each costs a good part
/// of a second of a processor. Never by network address: a whole lab may share one.
/// </summary>
public sealed class SignInPace(CisLensSettings settings) : IDisposable
{
    public const int MostAMinute = 10;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<string> _accounts = PartitionedRateLimiter.Create<string, string>(account => RateLimitPartition.GetFixedWindowLimiter(account, _ => Limit(MostAMinute)));

    private readonly FixedWindowRateLimiter _passwords = new(Limit(settings.Ceilings.PasswordChecks));

    /// <summary>Why a password of an account is not looked at now; null when it is.</summary>
    public string? RefusePassword(string email) => Refuse(email) ?? (Has(_passwords.AttemptAcquire()) ? null : "Very many people sign in at this moment; wait a minute.");

    /// <summary>Why a code of an account is not looked at now; null when it is.</summary>
    public string? RefuseCode(string email) => Refuse("code of " + email);

    public void Dispose()
    {
        _accounts.Dispose();
        _passwords.Dispose();
    }

    private string? Refuse(string account) =>
        Has(_accounts.AttemptAcquire(account.Trim().ToUpperInvariant())) ? null : "There were too many attempts for this account; wait a minute.";

    private static bool Has(RateLimitLease lease)
    {
        using (lease)
            return lease.IsAcquired;
    }

    private static FixedWindowRateLimiterOptions Limit(int permits) => new() { PermitLimit = permits, Window = Window, QueueLimit = 0 };
}
