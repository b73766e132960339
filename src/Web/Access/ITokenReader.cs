using System.Security.Claims;

namespace CisLens.Web.Access;

/// <summary>Knows whose a token is.</summary>
public interface ITokenReader
{
    /// <summary>The person for whom a token acts; null when there is no such token, it has ended, or the person may no longer sign in.</summary>
    public Task<ClaimsPrincipal?> FindAsync(string secret, CancellationToken cancellationToken);
}
