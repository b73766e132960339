using CisLens.Shared;
using CisLens.Shared.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Quartz;

namespace CisLens.Inference.Runs;

/// <summary>
/// Whether this worker takes jobs. It stands open unless a person drained the worker, the portal is of another version, or results cannot be written; what the
/// worker has begun it finishes.
/// </summary>
public sealed partial class WorkerGate(ISchedulerFactory schedulers, DataFolder data, WorkerActivity activity, ILogger<WorkerGate> log) : IHostedService
{
    private string? _reason;

    /// <summary>Whether a person asked the worker to take no more.</summary>
    public bool IsDrained { get; set; }

    /// <summary>Opens it for the first time, once everything else has started.</summary>
    public Task StartAsync(CancellationToken cancellationToken) => UpdateAsync(cancellationToken);

    /// <summary>Closes it, so that what is given back is left to others.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken).ConfigureAwait(false);
        await scheduler.Standby(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Looks again whether the worker may take jobs.</summary>
    public async Task UpdateAsync(CancellationToken token)
    {
        var reason = Reason();
        var scheduler = await schedulers.GetScheduler(token).ConfigureAwait(false);
        if (reason is null)
            await scheduler.Start(token).ConfigureAwait(false);
        else
            await scheduler.Standby(token).ConfigureAwait(false);
        if (reason != _reason && reason is not null)
            LogClosed(reason);
        else if (reason != _reason)
            LogOpened();
        _reason = reason;
    }

    /// <summary>Closes it because a result could not be written; it is opened again when that can be done.</summary>
    public Task HoldAsync(CancellationToken token)
    {
        activity.IsHeldByStorage = true;
        return UpdateAsync(token);
    }

    private string? Reason()
    {
        if (activity.IsHeldByStorage && StorageCheck.Problem(data) is { } problem)
            return problem;
        activity.IsHeldByStorage = false;
        if (ExpectedVersion.Read(data) is { } expected && expected != SoftwareVersion.Current)
            return $"the portal has version {expected}, this worker {SoftwareVersion.Current}; install the same version on both";
        return IsDrained ? "a person drained it on the page of workers" : null;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The worker takes no chunks: {Reason}.")]
    private partial void LogClosed(string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "The worker takes chunks again.")]
    private partial void LogOpened();
}
