using System.Security.Claims;

namespace CisLens.Web.Access;

/// <summary>Knows whose a token is.</summary>
public interface ITokenReader
{
    /// <summary>The person for whom a token acts; null when there is no such token, it has ended, or the person may no longer sign in.</summary>
    public Task<ClaimsPrincipal?> FindAsync(string secret, CancellationToken cancellationToken);

    /// <summary>Whether a token goes on, by its identifier, and its person may still sign in.</summary>
    public Task<bool> IsAliveAsync(string token, CancellationToken cancellationToken);
}
