using System.Diagnostics;
using System.Globalization;
using CisLens.Inference.Motifs;
using CisLens.Inference.Motifs.Discovery;
using CisLens.Inference.Motifs.Procedures;
using CisLens.Inference.Sequences;

namespace CisLens.Benchmarks.Motifs;

/// <summary>Discovery of motifs: sequences of 400 bases with four planted words that raise and three that lower the output.</summary>
internal static class DiscoverySpeed
{
    private const int Length = 400;
    private const string Letters = "ACGT";
    private static readonly string[] _words = ["AGATAAGG", "CCACTAGGGGGC", "GGGGCGGGG", "TGACTCAGG", "ttcagcaccatgga", "caggtgtt", "aaacatttcc"];

    /// <summary>2,000 sequences with 2,000 seqlets a sign, then ten times as many.</summary>
    public static void Run()
    {
        Measure(2_000, 2_000);
        Measure(20_000, 20_000);
    }

    private static void Measure(int rows, int seqlets)
    {
        var set = Planted(rows);
        var options = new ModiscoOptions { MaxSeqlets = seqlets };
        var expected = DiscoveryMemory.Estimate(rows, Length, options);
        var (before, processor) = (Process.GetCurrentProcess().PeakWorkingSet64, Process.GetCurrentProcess().TotalProcessorTime);
        var clock = Stopwatch.StartNew();
        var result = Modisco.Run(set, options, 1, new Steps(clock), default);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{rows:N0} x {Length}, {Math.Min(seqlets, result.Found.Positive.Count)} positive and {Math.Min(seqlets, result.Found.Negative.Count)} negative seqlets: {clock.Elapsed.TotalSeconds:F1} s, {(Process.GetCurrentProcess().TotalProcessorTime - processor).TotalSeconds:F1} CPU s, peak {(Process.GetCurrentProcess().PeakWorkingSet64 - before) / 1e6:F0} MB above the input, {expected / 1e6:F0} MB stated; patterns {string.Join(" ", result.Patterns.Select(pattern => $"{pattern.Name[..3]} {pattern.Seqlets.Count}"))}"));
    }

    private static ContributionSet Planted(int rows)
    {
        var random = new SeededRandom(7);
        var bases = new sbyte[rows * Length];
        var hypothetical = new float[4 * rows * Length];
        for (var index = 0; index < bases.Length; index++)
            bases[index] = (sbyte)random.Next(4);
        for (var index = 0; index < hypothetical.Length; index++)
            hypothetical[index] = (float)(0.03 * random.NextNormal());
        for (var row = 0; row < rows; row++)
            for (var site = 0; site < 6; site++)
                Plant(row, (site * 65) + random.Next(40), _words[random.Next(_words.Length)], random.Next(2) == 1, 0.4 + (0.4 * random.NextDouble()));
        return new ContributionSet(Length, bases, hypothetical);

        void Plant(int row, int start, string word, bool turned, double strength)
        {
            for (var index = 0; index < word.Length; index++)
            {
                var letter = Letters.IndexOf(char.ToUpperInvariant(word[turned ? word.Length - 1 - index : index]), StringComparison.Ordinal);
                letter = turned ? 3 - letter : letter;
                bases[(row * Length) + start + index] = (sbyte)letter;
                for (var other = 0; other < 4; other++)
                    hypothetical[(((row * 4) + other) * Length) + start + index] += (float)((char.IsLower(word[0]) ? -1 : 1) * strength * (other == letter ? 0.6 : -0.2));
            }
        }
    }

    private sealed class Steps(Stopwatch clock) : IProgress<ProcedureStep>
    {
        private string _name = "";

        public void Report(ProcedureStep value)
        {
            if (value.Name == _name)
                return;
            _name = value.Name;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {clock.Elapsed.TotalSeconds,6:F1} s  {value.Name}"));
        }
    }
}
