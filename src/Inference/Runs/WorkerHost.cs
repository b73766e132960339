using CisLens.Inference.Telemetry;
using CisLens.Shared.Data;
using CisLens.Shared.Settings;
using CisLens.Shared.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace CisLens.Inference.Runs;

/// <summary>The worker process.</summary>
public static partial class WorkerHost
{
    /// <summary>Runs until the process is told to end (SIGTERM, Ctrl+C) or the token is cancelled; a chunk in flight is given back.</summary>
    /// <param name="args">Settings that override the file and the environment.</param>
    /// <param name="token">Ends the worker.</param>
    /// <exception cref="Shared.InputException">A setting cannot be used.</exception>
    public static async Task RunAsync(string[] args, CancellationToken token)
    {
        var root = ContentRoot.Find();
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { Args = args, ContentRootPath = root });
        var settings = SettingsReader.Read(builder.Configuration, root);
        // Which form lines have is a setting of the framework: Logging:Console:FormatterName, simple or json.
        builder.Services.Configure<SimpleConsoleFormatterOptions>(options => options.SingleLine = true);
        builder.Services.AddHostedService(_ => new TelemetryExport(settings, "cislens-worker"));
        builder.Services.AddCisLensData(settings);
        builder.Services.AddRunWorker(settings);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromMinutes(1));
        using var host = builder.Build();
        try
        {
            await host.Services.GetRequiredService<DatabaseStartup>().RunAsync(token).ConfigureAwait(false);
            using var held = await TakeLockAsync(settings, host.Services.GetRequiredService<ILogger<RunReconciler>>(), token).ConfigureAwait(false);
            await host.RunAsync(token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            // Told to end before it began.
        }
    }

    /// <summary>On SQLite one worker computes at a time; a second one waits. PostgreSQL needs no lock.</summary>
    private static async Task<FileLock?> TakeLockAsync(CisLensSettings settings, ILogger log, CancellationToken token) =>
        settings.Database.Provider == DatabaseProvider.Postgres
            ? null
            : await FileLock.TakeAsync(
                Path.Combine(settings.Data, "worker.lock"), TimeSpan.FromSeconds(1), () => LogWaiting(log, settings.Data), token).ConfigureAwait(false);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Another worker computes for {Data}; waiting until it ends. For more than one worker set CisLens:Database:Provider to Postgres.")]
    private static partial void LogWaiting(ILogger log, string data);
}
