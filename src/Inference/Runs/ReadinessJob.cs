using CisLens.Inference.Devices;
using CisLens.Inference.Models;
using CisLens.Inference.Readiness;
using CisLens.Shared;
using CisLens.Shared.Settings;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Quartz;

namespace CisLens.Inference.Runs;

/// <summary>
/// Quartz's side of a readiness report. Delivered at least once, and making a report again does no harm. Its class name is
/// stored with every job.
/// </summary>
[DisallowConcurrentExecution]
public sealed partial class ReadinessJob(
    ModelCatalogue catalogue, ReadinessStore store, CisLensSettings settings, WorkerActivity activity, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<ReadinessJob> log) : IJob
{
    internal const string Model = "model";

    /// <inheritdoc />
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        var model = context.MergedJobDataMap.GetString(Model)!;
        using var doing = activity.Begin(WorkerActivity.Testing);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        store.Write(model, Result(model, stop.Token));
        return ValueTask.CompletedTask;
    }

    private ReadinessResult Result(string model, CancellationToken token)
    {
        try
        {
            DeviceChoice.SetThreads(settings.Worker.Threads > 0 ? settings.Worker.Threads : null);
            return new ReadinessResult(ReadinessTest.Run(catalogue.Open(model), DeviceChoice.Resolve(settings.Worker.Device), clock, token), null);
        }
        catch (InputException error)
        {
            return new ReadinessResult(null, error.Message);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            LogFailure(model, error);
            return new ReadinessResult(null, "The model could not be tested because of an error in CisLens; the worker's log says more.");
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The readiness of {Model} could not be measured.")]
    private partial void LogFailure(string model, Exception error);
}
