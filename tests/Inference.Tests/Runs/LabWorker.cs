using CisLens.Inference.Runs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Quartz;

namespace CisLens.Inference.Tests.Runs;

/// <summary>A worker inside the test process.</summary>
internal sealed class LabWorker(IHost host) : IAsyncDisposable
{
    public RunReconciler Reconciler => host.Services.GetRequiredService<RunReconciler>();

    public WorkerHeartbeat Heartbeat => host.Services.GetRequiredService<WorkerHeartbeat>();

    /// <summary>Whether it was told to end.</summary>
    public bool IsEnding => host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested;

    /// <summary>Whether it takes jobs.</summary>
    public async Task<bool> TakesJobsAsync() =>
        (await host.Services.GetRequiredService<ISchedulerFactory>().GetScheduler()).Status == SchedulerStatus.Running;

    public ShippedReadiness ShippedReadiness => host.Services.GetRequiredService<ShippedReadiness>();

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        if (host is IAsyncDisposable disposable)
            await disposable.DisposeAsync();
    }
}
