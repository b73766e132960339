namespace CisLens.Web.Projects;

/// <summary>Deletes for good, every hour, what was deleted long enough ago.</summary>
public sealed class DeletedProjects(ProjectLifetime lifetime, TimeProvider clock, ILogger<DeletedProjects> logger) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace, clock);
        do
        {
            try
            {
                await lifetime.PurgeAsync(stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                logger.LogError(error, "Deleted projects could not be removed; it is tried again in an hour.");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
