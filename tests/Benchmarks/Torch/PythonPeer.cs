using System.Diagnostics;
using System.Globalization;

namespace CisLens.Benchmarks.Torch;

/// <summary>The same network in Python torch, in a process that answers each line "run" with seconds and check.</summary>
internal sealed class PythonPeer : IDisposable
{
    private const string Python = "/usr/bin/python3";

    private const string Script =
        """
        import math, sys, time
        import torch
        import torch.nn.functional as F
        batch, length, filters, rounds, threads = map(int, sys.argv[1:])
        torch.set_num_threads(threads)
        def waves(salt, *shape):
            n = math.prod(shape)
            return torch.tensor([0.1 * math.sin(i * 0.37 + salt) for i in range(n)], dtype=torch.float32).reshape(shape)
        position = torch.arange(length)
        base = torch.stack([((n + 3) * position * position + position) % 4 for n in range(batch)])
        data = F.one_hot(base, 4).permute(0, 2, 1).float().contiguous()
        first, second = waves(1, filters, 4, 19), waves(2, filters, filters, 7)
        dense, last = waves(3, 64, filters * (length // 4 // 5)), waves(4, 1, 64)
        def gradient():
            x = data.detach().requires_grad_()
            hidden = F.max_pool1d(F.relu(F.conv1d(x, first, padding=9)), 4)
            hidden = F.max_pool1d(F.relu(F.conv1d(hidden, second, padding=3)), 5)
            output = F.linear(F.relu(F.linear(hidden.flatten(1), dense)), last)
            return torch.autograd.grad(output.sum(), x)[0]
        print(torch.__version__, flush=True)
        for line in sys.stdin:
            started = time.perf_counter()
            for round in range(rounds):
                found = gradient()
            check = found.abs().sum().item()
            print(time.perf_counter() - started, check, flush=True)
        """;

    private readonly Process _process;

    private PythonPeer(Process process, string version)
    {
        _process = process;
        Version = version;
    }

    /// <summary>The version of Python's torch.</summary>
    public string Version { get; }

    /// <summary>Starts the peer; null when Python has no torch.</summary>
    public static PythonPeer? Start(NetShape shape, int threads)
    {
        if (!File.Exists(Python))
            return null;
        var start = new ProcessStartInfo(Python)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(Script);
        foreach (var number in new[] { shape.Batch, shape.Length, shape.Filters, shape.Rounds, threads })
            start.ArgumentList.Add(number.ToString(CultureInfo.InvariantCulture));
        var process = Process.Start(start)!;
        if (process.StandardOutput.ReadLine() is { } version)
            return new PythonPeer(process, version);
        process.Dispose();
        return null;
    }

    /// <summary>Seconds for the rounds, and the sum of the absolute gradient as a check.</summary>
    public (double Seconds, double Check) Run()
    {
        _process.StandardInput.WriteLine("run");
        _process.StandardInput.Flush();
        var answer = _process.StandardOutput.ReadLine()
            ?? throw new InvalidOperationException("Python stopped: " + _process.StandardError.ReadToEnd());
        var numbers = answer.Split(' ');
        return (double.Parse(numbers[0], CultureInfo.InvariantCulture), double.Parse(numbers[1], CultureInfo.InvariantCulture));
    }

    /// <summary>Ends the process.</summary>
    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
