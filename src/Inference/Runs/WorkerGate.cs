using CisLens.Shared;
using CisLens.Shared.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Quartz;

namespace CisLens.Inference.Runs;

/// <summary>
/// Whether this worker takes jobs. It stands open unless a person drained the worker, the portal is of another version, or results cannot be written; what the
/// worker has begun it finishes. When the worker ends it closes for good, and holds up the end until the chunk in hand has been given back.
/// </summary>
public sealed partial class WorkerGate(ISchedulerFactory schedulers, DataFolder data, WorkerActivity activity, ILogger<WorkerGate> log) : IHostedService, IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private readonly SemaphoreSlim _chunk = new(1);
    private bool _hasEnded;
    private string? _reason;

    /// <summary>Whether a person asked the worker to take no more.</summary>
    public bool IsDrained { get; set; }

    /// <summary>Opens it for the first time, once everything else has started.</summary>
    public Task StartAsync(CancellationToken cancellationToken) => UpdateAsync(cancellationToken);

    /// <summary>Closes it and waits until the chunk in hand was given back: a scheduler that shuts down makes no job of it for others.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await CloseAsync(cancellationToken).ConfigureAwait(false);
        await _chunk.WaitAsync(cancellationToken).ConfigureAwait(false);
        _chunk.Release();
    }

    /// <summary>A chunk's job begins: there is one at a time. Dispose the answer when it has ended and what it gave back has a job.</summary>
    public async Task<IDisposable> BeginAsync()
    {
        await _chunk.WaitAsync().ConfigureAwait(false);
        return new End(_chunk);
    }

    /// <summary>Closes it for good, because the worker ends: what is given back from now on is left to others.</summary>
    public async Task CloseAsync(CancellationToken token)
    {
        await _turn.WaitAsync(token).ConfigureAwait(false);
        try
        {
            if (_hasEnded)
                return;
            _hasEnded = true;
            var scheduler = await schedulers.GetScheduler(token).ConfigureAwait(false);
            await scheduler.Standby(token).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _turn.Dispose();
        _chunk.Dispose();
    }

    /// <summary>Looks again whether the worker may take jobs.</summary>
    public async Task UpdateAsync(CancellationToken token)
    {
        await _turn.WaitAsync(token).ConfigureAwait(false);
        try
        {
            if (!_hasEnded)
                await LookAsync(token).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Closes it because a result could not be written; it is opened again when that can be done.</summary>
    public Task HoldAsync(CancellationToken token)
    {
        activity.IsHeldByStorage = true;
        return UpdateAsync(token);
    }

    private async Task LookAsync(CancellationToken token)
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

    private sealed class End(SemaphoreSlim chunk) : IDisposable
    {
        public void Dispose() => chunk.Release();
    }
}
