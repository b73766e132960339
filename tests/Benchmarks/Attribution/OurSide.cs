using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using CisLens.Inference.Attribution;
using CisLens.Inference.Devices;
using CisLens.Inference.Models;
using CisLens.Shared.Runs;

namespace CisLens.Benchmarks.Attribution;

/// <summary>A process that answers as <c>peers.py</c> does, with our methods.</summary>
internal static class OurSide
{
    /// <summary>The name under which the program starts as this process.</summary>
    public const string Name = "serve";

    /// <summary>Answers until its input ends.</summary>
    /// <param name="network">See <see cref="PublishedNetworks.Load"/>.</param>
    /// <param name="method">A method's id, and its settings as JSON behind a space.</param>
    /// <param name="rows">Sequences.</param>
    /// <param name="threads">Threads of libtorch.</param>
    public static void Run(string network, string method, int rows, int threads)
    {
        DeviceChoice.SetThreads(threads);
        var words = method.Split(' ', 2);
        var spec = new MethodSpec { Method = words[0], Options = words.Length == 2 ? JsonNode.Parse(words[1])!.AsObject() : null };
        var options = AttributionCatalogue.Options(spec);
        using var model = PublishedNetworks.Load(network);
        using var x = PublishedNetworks.Sequences(model, rows);
        var target = Target.Create(new TargetSpec { Output = 0, Name = model.Card.Outputs[0].Name }, model.Card);
        Console.WriteLine("ready");
        while (Console.ReadLine() is not null)
        {
            var (clock, busy) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
            AttributionCatalogue.Get(spec.Method).Attribute(new AttributionInput(model, [target], x), options, default);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{clock.Elapsed.TotalSeconds} {(Environment.CpuUsage.TotalTime - busy).TotalSeconds} {PeakMegabytes()}"));
        }
    }

    private static double PeakMegabytes()
    {
        var line = File.ReadLines("/proc/self/status").First(item => item.StartsWith("VmHWM:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1024;
    }
}
