using System.Globalization;

namespace CisLens.Benchmarks.Attribution;

/// <summary>Attribution methods beside other programs: the same layers, sequences and threads, computed in turn by two processes.</summary>
internal static class AttributionSpeed
{
    private const int Rounds = 5;
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

    /// <summary>
    /// Measures all rows and prints a line each. Where other programs share the processor, seconds of all threads tell more than those
    /// of the clock.
    /// </summary>
    public static void Run()
    {
        Console.WriteLine($"network, sequences, ours, the other, seconds ours, seconds theirs, times faster, by seconds of all threads, peak MB ours, peak MB theirs ({Threads} threads, {Rounds} rounds in turn, medians of the rounds' ratios)");
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
        theirs.Run();
        List<(Timing Ours, Timing Theirs)> rounds = [];
        for (var round = 0; round < Rounds; round++)
            rounds.Add((ours.Run(), theirs.Run()));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{row.Network}, {row.Sequences}, {row.Method}, {row.Other}, {Median(rounds, round => round.Ours.Seconds):0.000}, {Median(rounds, round => round.Theirs.Seconds):0.000}, {Median(rounds, round => round.Theirs.Seconds / round.Ours.Seconds):0.00}, {Median(rounds, round => round.Theirs.ThreadSeconds / round.Ours.ThreadSeconds):0.00}, {rounds.Max(round => round.Ours.Megabytes):0}, {rounds.Max(round => round.Theirs.Megabytes):0}");
    }

    private static double Median(List<(Timing Ours, Timing Theirs)> rounds, Func<(Timing Ours, Timing Theirs), double> number) =>
        rounds.Select(number).Order().ElementAt(rounds.Count / 2);

    private sealed record Row(string Network, string Method, string Other, int Sequences);
}
