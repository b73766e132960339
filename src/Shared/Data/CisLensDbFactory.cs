using Microsoft.EntityFrameworkCore;

namespace CisLens.Shared.Data;

/// <summary>Gives the context of the database in use under the name that everyone asks for.</summary>
internal sealed class CisLensDbFactory<TContext>(IDbContextFactory<TContext> contexts) : IDbContextFactory<CisLensDb>
    where TContext : CisLensDb
{
    public CisLensDb CreateDbContext() => contexts.CreateDbContext();

    public async Task<CisLensDb> CreateDbContextAsync(CancellationToken cancellationToken = default) =>
        await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
}
