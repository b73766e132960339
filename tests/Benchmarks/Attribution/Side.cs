using System.Diagnostics;
using System.Globalization;

namespace CisLens.Benchmarks.Attribution;

/// <summary>A process that computes when it is told to.</summary>
internal sealed class Side : IDisposable
{
    private const string Python = "/usr/bin/python3";
    private readonly Process _process;

    private Side(Process process) => _process = process;

    /// <summary>Ours.</summary>
    public static Side Ours(string network, string method, int rows, int threads) =>
        Start(Environment.ProcessPath!, [OurSide.Name, network, method, Text(rows), Text(threads)])
        ?? throw new InvalidOperationException($"{method} did not start.");

    /// <summary>Another program; null when it is not installed.</summary>
    public static Side? Theirs(string network, string program, int rows, int threads) => File.Exists(Python)
        ? Start(Python, [Path.Combine(AppContext.BaseDirectory, "Attribution", "peers.py"), network, program, Text(rows), Text(threads)])
        : null;

    /// <summary>One computation.</summary>
    public Timing Run()
    {
        _process.StandardInput.WriteLine("run");
        _process.StandardInput.Flush();
        var words = (_process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The process stopped.")).Split(' ');
        var numbers = words.Select(word => double.Parse(word, CultureInfo.InvariantCulture)).ToArray();
        return new Timing(numbers[0], numbers[1], numbers[2]);
    }

    /// <summary>Ends the process.</summary>
    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static Side? Start(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true };
        var process = Process.Start(start)!;
        if (process.StandardOutput.ReadLine() == "ready")
            return new Side(process);
        process.Dispose();
        return null;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
