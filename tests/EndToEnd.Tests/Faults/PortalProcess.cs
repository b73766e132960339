using System.Collections.Concurrent;
using System.Diagnostics;
using CisLens.Shared.Settings;

namespace CisLens.EndToEnd.Tests.Faults;

/// <summary>The portal as a process of its own, with or without a worker that it supervises.</summary>
internal sealed class PortalProcess : IDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _log = new();

    /// <param name="settings">Its data, models and database.</param>
    /// <param name="port">Where it listens; 0 for any.</param>
    /// <param name="withWorker">Whether it starts a worker.</param>
    /// <param name="mode">Who may use it.</param>
    public PortalProcess(CisLensSettings settings, int port = 0, bool withWorker = true, string mode = "SingleUser")
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "CisLens.Web.dll")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["Urls"] = $"http://127.0.0.1:{port}";
        start.Environment["CisLens__Data"] = settings.Data;
        start.Environment["CisLens__Models"] = settings.Models;
        start.Environment["CisLens__Database__Provider"] = settings.Database.Provider.ToString();
        start.Environment["CisLens__Database__ConnectionString"] = settings.Database.ConnectionString;
        start.Environment["CisLens__Demo"] = "false";
        start.Environment["CisLens__People__Mode"] = mode;
        start.Environment["CisLens__Worker__Local"] = withWorker ? "true" : "false";
        start.Environment["CisLens__Worker__Threads"] = "1";
        start.Environment["OMP_NUM_THREADS"] = "1";
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => _log.Enqueue(line.Data ?? "");
        _process.ErrorDataReceived += (_, line) => _log.Enqueue(line.Data ?? "");
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public bool HasExited => _process.HasExited;

    /// <summary>Where it listens; empty until it does.</summary>
    public string Address => _log.Select(line => line.Split("Now listening on: ")).FirstOrDefault(parts => parts.Length == 2)?[1].Trim() ?? "";

    public string Log => string.Join('\n', _log);

    /// <summary>Memory that it holds now.</summary>
    public double Megabytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1e6;
        }
    }

    /// <summary>Time of processors that it took until now.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Waits until it listens; fails when it never will.</summary>
    public async Task ListensAsync()
    {
        using var limit = new CancellationTokenSource(Patience.Limit);
        while (Address.Length == 0)
        {
            if (HasExited || limit.IsCancellationRequested)
                throw new TimeoutException($"The portal does not listen; it said: {Log}");
            await Task.Delay(50);
        }
    }

    /// <summary>SIGKILL, for this process alone.</summary>
    public void Kill()
    {
        _process.Kill(entireProcessTree: false);
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            Kill();
        _process.Dispose();
    }
}
