using CisLens.Inference.Attribution;
using CisLens.Inference.Attribution.SaturationMutagenesis;
using CisLens.Inference.Attribution.Tism;
using CisLens.Inference.Devices;
using CisLens.Inference.Models;
using CisLens.Shared.Runs;
using TorchSharp;
using Target = CisLens.Inference.Models.Target;

namespace CisLens.Benchmarks.Attribution;

/// <summary>
/// Full ISM of one sequence: incremental, beside plain (measured on some positions of the same sequence and multiplied to all),
/// and TISM of several sequences.
/// </summary>
internal static class MutagenesisSpeed
{
    private const int Runs = 3;
    private const int TismRows = 8;

    /// <summary>Measures both networks and prints one line each.</summary>
    public static void Run()
    {
        DeviceChoice.SetThreads(null);
        Console.WriteLine($"ism: libtorch {torch.__version__}, {torch.get_num_threads()} threads, seconds of all threads, quickest of {Runs} runs in turn");
        Measure(PublishedNetworks.Basset, plainPositions: 100);
        Measure(PublishedNetworks.Beluga, plainPositions: 24);
    }

    private static void Measure(Func<SequenceModel> create, int plainPositions)
    {
        using var scope = torch.NewDisposeScope();
        using var model = create();
        var length = model.Card.Input.Length!.Value;
        var target = Target.Create(new TargetSpec { Output = 1, Name = "output 1" }, model.Card);
        var many = new AttributionInput(model, [target], PublishedNetworks.Sequences(model, TismRows));
        var one = many with { OneHot = many.OneHot.narrow(0, 0, 1) };
        var plain = new SaturationMutagenesisOptions { Algorithm = SaturationMutagenesisAlgorithm.Plain, Start = length / 2, End = length / 2 + plainPositions };
        var (quick, slow, tism) = (double.MaxValue, double.MaxValue, double.MaxValue);
        IReadOnlyList<AttributionMaps> maps = [];
        for (var run = 0; run < Runs; run++)
        {
            quick = Math.Min(quick, Seconds(() => maps = new SaturationMutagenesisMethod().Attribute(one, new SaturationMutagenesisOptions(), default)));
            slow = Math.Min(slow, Seconds(() => new SaturationMutagenesisMethod().Attribute(one, plain, default)) * length / plainPositions);
            tism = Math.Min(tism, Seconds(() => new TismMethod().Attribute(many, new TismOptions(), default)) / TismRows);
        }
        var check = maps[0].Checks[0];
        Console.WriteLine(
            $"ism: {model.Card.Title}, one sequence of {length:N0} bases, {3 * length:N0} mutants: incremental {quick:F2} s, plain {slow:F1} s " +
            $"(from {plainPositions} positions), {slow / quick:F1} times faster; largest difference {check.Largest:E1} of the largest effect (n = {check.N})");
        Console.WriteLine(
            $"ism: {model.Card.Title}, TISM {1000 * tism:F0} ms a sequence ({TismRows} in a batch): {slow / tism:F0} times faster than plain ISM, " +
            $"{slow / tism / (3 * length):F2} x 3L");
    }

    /// <summary>Seconds of all threads: other programs on the processor change them little.</summary>
    private static double Seconds(Action work)
    {
        var busy = Environment.CpuUsage.TotalTime;
        work();
        return (Environment.CpuUsage.TotalTime - busy).TotalSeconds;
    }
}
