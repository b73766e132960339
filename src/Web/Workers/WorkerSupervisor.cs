using System.Diagnostics;
using CisLens.Shared.Settings;

namespace CisLens.Web.Workers;

/// <summary>
/// Keeps one worker process running beside the portal, when the setting <c>CisLens:Worker:Local</c> says so: starts it, passes
/// its log on, starts it again when it ends, stops it with the portal. The worker holds the other end of a pipe and ends by
/// itself when the portal is gone, however it went.
/// </summary>
public sealed partial class WorkerSupervisor(CisLensSettings settings, TimeProvider clock, ILoggerFactory logs) : BackgroundService
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(20);
    private readonly ILogger _log = logs.CreateLogger<WorkerSupervisor>();
    private readonly ILogger _workerLog = logs.CreateLogger("CisLens.Worker");

    /// <summary>The process id of the worker that runs now; null when none does.</summary>
    public int? WorkerProcess { get; private set; }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!settings.Worker.Local)
            return;
        var backOff = new RestartPause();
        while (!stoppingToken.IsCancellationRequested)
        {
            var started = clock.GetTimestamp();
            var exit = await RunOnceAsync(stoppingToken);
            if (stoppingToken.IsCancellationRequested)
                return;
            var pause = backOff.After(clock.GetElapsedTime(started));
            LogEnded(_log, exit, pause.TotalSeconds);
            await Task.Delay(pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<int> RunOnceAsync(CancellationToken stoppingToken)
    {
        using var process = new Process { StartInfo = StartInfo() };
        process.OutputDataReceived += (_, line) => PassOn(line.Data);
        process.ErrorDataReceived += (_, line) => PassOn(line.Data);
        process.Start();
        YieldToPages(process);
        WorkerProcess = process.Id;
        LogStarted(_log, process.Id);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await process.WaitForExitAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            await StopAsync(process);
        }
        WorkerProcess = null;
        return process.ExitCode;
    }

    private ProcessStartInfo StartInfo()
    {
        var program = Path.Combine(AppContext.BaseDirectory, "CisLens.Inference.dll");
        var start = new ProcessStartInfo("dotnet", [program, "worker", "--exit-with-parent"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        // What the portal was told on its own command line, the worker must know too; not as arguments, which everyone can see.
        foreach (var (key, value) in WorkerEnvironment.Of(settings))
            start.Environment[key] = value;
        return start;
    }

    // Whoever looks at a page waits; a run has time.
    private static void YieldToPages(Process process)
    {
        try
        {
            process.PriorityClass = ProcessPriorityClass.BelowNormal;
        }
        catch (InvalidOperationException)
        {
            // It ended at once, which is told where its end is waited for.
        }
    }

    /// <summary>Asks the worker to end, so that it gives its chunk back, and kills it when it does not.</summary>
    private async Task StopAsync(Process process)
    {
        using var limit = new CancellationTokenSource(Grace, clock);
        try
        {
            await process.StandardInput.WriteLineAsync("stop".AsMemory(), limit.Token);
            await process.StandardInput.FlushAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
        }
        catch (Exception error) when (error is OperationCanceledException or IOException)
        {
            LogKilled(_log);
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    private void PassOn(string? line)
    {
        if (line is not null)
            LogLine(_workerLog, WorkerLine.LevelOf(line), line);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The worker is running (process {Id}).")]
    private static partial void LogStarted(ILogger logger, int id);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The worker ended with code {Code}; it is started again in {Seconds} s.")]
    private static partial void LogEnded(ILogger logger, int code, double seconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The worker did not end when asked and was killed; what it computed is kept.")]
    private static partial void LogKilled(ILogger logger);

    [LoggerMessage(Message = "{Line}")]
    private static partial void LogLine(ILogger logger, LogLevel level, string line);
}
