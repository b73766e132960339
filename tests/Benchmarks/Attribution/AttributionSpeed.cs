using System.Globalization;

namespace CisLens.Benchmarks.Attribution;

/// <summary>Attribution methods beside other programs: the same layers, sequences and threads, computed in turn by two processes.</summary>
internal static class AttributionSpeed
{
    private const int Rounds = 3;
    private const int Threads = 2;
    private const string Beluga = "beluga";
    private const string Basset = "basset";

    private static readonly Row[] _rows =
    [
        new(Beluga, "saliency", "torch-gradient", 8),
        new(Basset, "saliency", "torch-gradient", 64),
        new(Beluga, """integrated-gradients {"reference":"zeros","steps":50,"mostSteps":50}""", "captum-ig", 1),
        new(Basset, """integrated-gradients {"reference":"zeros","steps":50,"mostSteps":50}""", "captum-ig", 4),
        new(Beluga, "deeplift-shap", "tangermeme-deeplift", 1),
        new(Basset, "deeplift-shap", "tangermeme-deeplift", 4),
        new(Beluga, "ism", "tangermeme-ism", 1),
        new(Basset, "ism", "tangermeme-ism", 1),
    ];

    /// <summary>Measures all rows and prints a line each.</summary>
    public static void Run()
    {
        Console.WriteLine($"network, sequences, ours, the other, seconds ours, seconds theirs, times faster, peak MB ours, peak MB theirs ({Threads} threads, medians of {Rounds} rounds in turn)");
        foreach (var row in _rows)
            Console.WriteLine(Measure(row));
    }

    private static string Measure(Row row)
    {
        using var ours = Side.Ours(row.Network, row.Method, row.Sequences, Threads);
        using var theirs = Side.Theirs(row.Network, row.Other, row.Sequences, Threads);
        ours.Run();
        if (theirs is null)
            return $"{row.Network}, {row.Sequences}, {row.Method}: {row.Other} is not installed (python3-torch and the program on PYTHONPATH)";
        List<(double Seconds, double Megabytes)> here = [], there = [];
        for (var round = 0; round < Rounds; round++)
        {
            there.Add(theirs.Run());
            here.Add(ours.Run());
        }
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{row.Network}, {row.Sequences}, {row.Method}, {row.Other}, {Median(here):0.000}, {Median(there):0.000}, {Median(there) / Median(here):0.00}, {here.Max(run => run.Megabytes):0}, {there.Max(run => run.Megabytes):0}");
    }

    private static double Median(List<(double Seconds, double Megabytes)> runs) => runs.Select(run => run.Seconds).Order().ElementAt(runs.Count / 2);

    private sealed record Row(string Network, string Method, string Other, int Sequences);
}
