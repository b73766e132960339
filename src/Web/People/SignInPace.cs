using System.Threading.RateLimiting;

namespace CisLens.Web.People;

/// <summary>
/// How often somebody may try to sign in to one account, whether it exists or not. Never by network address: a whole lab may share one.
/// </summary>
public sealed class SignInPace : IDisposable
{
    public const int MostAMinute = 10;

    /// <summary>What is said to whoever tries too often.</summary>
    public const string TooOften = "There were too many attempts for this account; wait a minute.";

    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(account => RateLimitPartition.GetFixedWindowLimiter(
        account, _ => new FixedWindowRateLimiterOptions { PermitLimit = MostAMinute, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 }));

    public bool MayTry(string email)
    {
        using var lease = _limiter.AttemptAcquire(email.Trim().ToUpperInvariant());
        return lease.IsAcquired;
    }

    public void Dispose() => _limiter.Dispose();
}
