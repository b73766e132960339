using System.Collections.Concurrent;
using System.Diagnostics;
using CisLens.Shared.Settings;

namespace CisLens.Inference.Tests.Runs.Faults;

/// <summary>A worker as a process of its own, the program that ships.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _log = new();

    public WorkerProcess(CisLensSettings settings, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "CisLens.Inference.dll"), "worker", "--exit-with-parent"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["CisLens__Data"] = settings.Data;
        start.Environment["CisLens__Models"] = settings.Models;
        start.Environment["CisLens__Database__Provider"] = settings.Database.Provider.ToString();
        start.Environment["CisLens__Database__ConnectionString"] = settings.Database.ConnectionString;
        start.Environment["CisLens__Worker__Threads"] = "1";
        start.Environment["OMP_NUM_THREADS"] = "1";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => _log.Enqueue(line.Data ?? "");
        _process.ErrorDataReceived += (_, line) => _log.Enqueue(line.Data ?? "");
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>What the worker calls itself.</summary>
    public string Identity => $"{Environment.MachineName}:{_process.Id}";

    public bool HasExited => _process.HasExited;

    public string Log => string.Join('\n', _log);

    /// <summary>SIGKILL: no chance to tidy.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>Asks it to end, and waits until it has.</summary>
    public void Stop()
    {
        _process.StandardInput.WriteLine("stop");
        _process.StandardInput.Flush();
        _process.WaitForExit();
    }

    /// <summary>What the worker sees when the process that started it is gone.</summary>
    public void CloseInput()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
    }

    public async Task WaitForLogAsync(string text)
    {
        using var limit = new CancellationTokenSource(Patience.Limit);
        while (!Log.Contains(text, StringComparison.Ordinal))
        {
            if (limit.IsCancellationRequested || _process.HasExited)
                throw new TimeoutException($"The worker never said '{text}', but: {Log}");
            await Task.Delay(50);
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            Kill();
        _process.Dispose();
    }
}
