using CisLens.Shared.Data;
using CisLens.Shared.Data.Entities;
using CisLens.Shared.Settings;
using Microsoft.EntityFrameworkCore;

namespace CisLens.Web.Uploads;

/// <summary>Removes, every hour, files whose sending was given up long ago: nobody sees them, and nobody else can go on with them.</summary>
public sealed class AbandonedUploads(
    IDbContextFactory<CisLensDb> databases, UploadStore uploads, CisLensSettings settings, TimeProvider clock, ILogger<AbandonedUploads> logger) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromHours(1);

    /// <summary>Removes what was given up.</summary>
    /// <returns>How many files.</returns>
    public async Task<int> RemoveAsync(CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var waiting = await database.SequenceSets.Where(set => set.State == SequenceSetState.Importing).Select(set => set.Id).ToHashSetAsync(cancellationToken);
        return uploads.RemoveUntouched((clock.GetUtcNow() - TimeSpan.FromDays(settings.Uploads.KeptDays)).UtcDateTime, waiting);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace, clock);
        do
        {
            try
            {
                if (await RemoveAsync(stoppingToken) is > 0 and var count)
                    logger.LogInformation("{Count} files whose sending was given up were removed.", count);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                logger.LogError(error, "Files whose sending was given up could not be removed; it is tried again in an hour.");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
