using CisLens.Inference.Models;
using CisLens.Inference.Readiness;
using CisLens.Shared;
using CisLens.Shared.Data;
using CisLens.Shared.Runs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CisLens.Inference.Runs;

/// <summary>Asks for the readiness reports of the models that ship, one after the other, while no run waits for a worker.</summary>
public sealed partial class ShippedReadiness(
    IDbContextFactory<CisLensDb> databases, ModelCatalogue catalogue, ReadinessStore store, ReadinessJobs jobs, TimeProvider clock, ILogger<ShippedReadiness> log)
    : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromMinutes(1);

    /// <summary>Asks for a report that is missing, unless a run is active.</summary>
    /// <returns>False when all reports are there.</returns>
    /// <exception cref="InputException">A package is damaged.</exception>
    public async Task<bool> AskWhenIdleAsync(CancellationToken token)
    {
        var missing = catalogue.Shipped().FirstOrDefault(model => store.Find(model.Id, model.Package.Card) is null);
        if (missing is null)
            return false;
        var db = await databases.CreateDbContextAsync(token).ConfigureAwait(false);
        await using var disposal = db.ConfigureAwait(false);
        var active = db.Runs.Where(run => run.State == RunState.Queued || run.State == RunState.Running || run.State == RunState.Cancelling);
        if (!await active.AnyAsync(token).ConfigureAwait(false))
            await jobs.AskAsync(missing.Id, token).ConfigureAwait(false);
        return true;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
                if (!await AskWhenIdleAsync(stoppingToken).ConfigureAwait(false))
                    return;
        }
        catch (InputException error)
        {
            LogDamaged(error.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The models that ship are not tested: {Reason}")]
    private partial void LogDamaged(string reason);
}
