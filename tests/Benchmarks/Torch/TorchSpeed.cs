using CisLens.Inference.Devices;
using TorchSharp;

namespace CisLens.Benchmarks.Torch;

/// <summary>Forward and gradient through our binding beside Python torch: same numbers, same threads, runs in turn.</summary>
internal static class TorchSpeed
{
    private const int Runs = 21;

    private static readonly NetShape[] _shapes =
    [
        new("64 x 4 x 1000", 64, 1000, 64, 2),
        new("16 x 4 x 101", 16, 101, 32, 100),
    ];

    /// <summary>Measures all networks and prints one line each.</summary>
    public static void Run()
    {
        DeviceChoice.SetThreads(null);
        Console.WriteLine(
            $"torch: binding over libtorch {torch.__version__}, {torch.get_num_threads()} threads, {Runs} runs in turn");
        foreach (var shape in _shapes)
            Console.WriteLine($"torch: {shape.Name}: {Measure(shape)}");
    }

    private static string Measure(NetShape shape)
    {
        using var scope = torch.NewDisposeScope();
        using var peer = PythonPeer.Start(shape, torch.get_num_threads());
        var net = new BindingNet(shape);
        if (peer is null)
            return $"{Milliseconds(Times(net.Run), shape)} a pass; Python torch is missing (apt-get install python3-torch)";
        var (_, ours) = net.Run();
        var (_, theirs) = peer.Run();
        if (Math.Abs(ours - theirs) > 1e-3 * Math.Abs(theirs))
            throw new InvalidOperationException($"the gradients differ: {ours} here, {theirs} in Python");
        List<double> here = [];
        List<double> there = [];
        for (var run = 0; run < Runs; run++)
        {
            here.Add(net.Run().Seconds);
            there.Add(peer.Run().Seconds);
        }
        return $"{Milliseconds(here, shape)} a pass, Python torch {peer.Version} {Milliseconds(there, shape)}; " +
            $"{Median(there) / Median(here):F3} of Python's speed by medians, {there.Min() / here.Min():F3} by the quickest runs " +
            $"(gradient sums {ours:G6} and {theirs:G6})";
    }

    private static List<double> Times(Func<(double Seconds, double Check)> run) =>
        [.. Enumerable.Range(0, Runs).Select(_ => run().Seconds)];

    private static string Milliseconds(List<double> seconds, NetShape shape) =>
        $"{1000 * Median(seconds) / shape.Rounds:F3} ms";

    private static double Median(List<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}
