using CisLens.Shared.Data;
using Microsoft.EntityFrameworkCore;

namespace CisLens.Web.Tests.Portal;

/// <summary>The database, which answers only when it is let: so long pages are loading.</summary>
internal sealed class HeldDatabases(IDbContextFactory<CisLensDb> databases) : IDbContextFactory<CisLensDb>
{
    private TaskCompletionSource? _held;

    public void Hold() => _held = new TaskCompletionSource();

    public void Let() => Interlocked.Exchange(ref _held, null)?.SetResult();

    public CisLensDb CreateDbContext() => databases.CreateDbContext();

    public async Task<CisLensDb> CreateDbContextAsync(CancellationToken cancellationToken = default)
    {
        if (_held is { } held)
            await held.Task.WaitAsync(cancellationToken);
        return await databases.CreateDbContextAsync(cancellationToken);
    }
}
