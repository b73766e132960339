using CisLens.Inference.Runs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CisLens.Inference.Tests.Runs;

/// <summary>A worker inside the test process.</summary>
internal sealed class LabWorker(IHost host) : IAsyncDisposable
{
    public RunReconciler Reconciler => host.Services.GetRequiredService<RunReconciler>();

    public ShippedReadiness ShippedReadiness => host.Services.GetRequiredService<ShippedReadiness>();

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        if (host is IAsyncDisposable disposable)
            await disposable.DisposeAsync();
    }
}
