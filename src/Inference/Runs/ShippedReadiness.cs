using CisLens.Inference.Models;
using CisLens.Inference.Readiness;
using CisLens.Shared;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CisLens.Inference.Runs;

/// <summary>Asks for the readiness reports of the models that ship, when a worker starts and they are not there yet.</summary>
public sealed partial class ShippedReadiness(ModelCatalogue catalogue, ReadinessStore store, ReadinessJobs jobs, ILogger<ShippedReadiness> log) : IHostedService
{
    // Runs that a person asks for right after the start come first.
    private static readonly TimeSpan Delay = TimeSpan.FromMinutes(1);

    /// <inheritdoc />
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            foreach (var model in catalogue.Shipped().Where(model => store.Find(model.Id, model.Package.Card) is null))
                await jobs.AskAsync(model.Id, Delay, cancellationToken).ConfigureAwait(false);
        }
        catch (InputException error)
        {
            LogDamaged(error.Message);
        }
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(Level = LogLevel.Warning, Message = "The models that ship are not tested: {Reason}")]
    private partial void LogDamaged(string reason);
}
