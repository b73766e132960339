using System.Diagnostics;
using System.Globalization;
using CisLens.Inference.Motifs;
using CisLens.Inference.Motifs.Files;
using CisLens.Inference.Motifs.Scanning;
using CisLens.Inference.Sequences;
using CisLens.Shared.Sequences;

namespace CisLens.Benchmarks.Motifs;

/// <summary>
/// The scan of 1,000 random sequences of 2 kb for the first 100 motifs of a file (CISLENS_MOTIF_FILE), both strands, p below 1e-4:
/// seconds of all threads together, with what the first scan of a process costs and without.
/// </summary>
internal static class FimoSpeed
{
    private const int Motifs = 100;
    private const int Sequences = 1000;
    private const int Length = 2000;

    /// <summary>Measures and prints a line a scan.</summary>
    public static void Run()
    {
        if (Environment.GetEnvironmentVariable("CISLENS_MOTIF_FILE") is not { } path)
        {
            Console.WriteLine("fimo: set CISLENS_MOTIF_FILE to a file of motifs, such as JASPAR's");
            return;
        }
        var all = MotifFiles.Read(path);
        var database = all with { Motifs = [.. all.Motifs.Take(Motifs)] };
        var random = new SeededRandom(1);
        var sequences = Enumerable.Range(0, Sequences)
            .Select(index => new NamedSequence($"s{index}", string.Create(Length, random, static (letters, draws) =>
            {
                for (var i = 0; i < letters.Length; i++)
                    letters[i] = Bases.Letters[draws.Next(4)];
            })))
            .ToList();
        foreach (var name in (string[])["first", "second", "third"])
        {
            var (processor, watch) = (Process.GetCurrentProcess().TotalProcessorTime, Stopwatch.StartNew());
            var results = Fimo.Scan(database, sequences, new FimoOptions { Background = FimoBackground.Uniform }, 0, null, default);
            var seconds = (Process.GetCurrentProcess().TotalProcessorTime - processor).TotalSeconds;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"fimo: {database.Motifs.Count} motifs x {Sequences:N0} sequences x {Length:N0} bases, {name} scan: {seconds:0.00} CPU s, {watch.Elapsed.TotalSeconds:0.00} s, {results.Sum(result => result.Hits.Count):N0} hits"));
        }
    }
}
