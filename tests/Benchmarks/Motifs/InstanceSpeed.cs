using System.Diagnostics;
using System.Globalization;
using CisLens.Inference.Motifs;
using CisLens.Inference.Motifs.Instances;
using CisLens.Inference.Motifs.Procedures;
using CisLens.Inference.Motifs.Regions;
using CisLens.Inference.Motifs.Seqlets;
using CisLens.Inference.Sequences;

namespace CisLens.Benchmarks.Motifs;

/// <summary>Seqlets, regions, instances of 20 motifs and their spacing in random rows with random contributions: seconds of all threads together.</summary>
internal static class InstanceSpeed
{
    private const int Length = 400;
    private const int Motifs = 20;
    private const int Width = 12;

    /// <summary>Measures and prints a line each.</summary>
    public static void Run()
    {
        foreach (var rows in new[] { 2000, 20_000 })
        {
            var random = new SeededRandom(1);
            var bases = new sbyte[rows * Length];
            var hypothetical = new float[4 * bases.Length];
            for (var i = 0; i < bases.Length; i++)
                bases[i] = (sbyte)random.Next(4);
            for (var i = 0; i < hypothetical.Length; i++)
                hypothetical[i] = (float)(random.NextNormal() * random.NextDouble());
            var set = new ContributionSet(Length, bases, hypothetical);
            var track = BaseScores.Of(set);
            Measure("recursive seqlets", rows, () => RecursiveSeqlets.Find(track, new RecursiveSeqletOptions(), default).Count);
            var input = new MotifProcedureInput(set, new ProcedureRow[rows], 1);
            Measure("regions", rows, () => new RegionProcedure().Find(input, new RegionOptions(), null, default).Seqlets.Count);
            IReadOnlyList<InstanceMotif> motifs = [.. Enumerable.Range(0, Motifs).Select(motif => InstanceMotif.Of(Known(motif, random)))];
            IReadOnlyList<MotifSite> sites = [];
            Measure("instances", rows, () => (sites = InstanceCaller.Find(track, motifs, new InstanceOptions(), null, default).Sites).Count);
            Measure("spacing", rows, () => Spacings.Of(sites, track, new SpacingOptions(), default).Tested);
        }
    }

    private static Motif Known(int motif, SeededRandom random)
    {
        var values = new double[4 * Width];
        for (var position = 0; position < Width; position++)
        {
            var best = random.Next(4);
            for (var letter = 0; letter < 4; letter++)
                values[(4 * position) + letter] = letter == best ? 0.85 : 0.05;
        }
        return new Motif(string.Create(CultureInfo.InvariantCulture, $"M{motif}"), new Ppm(values)) { Sites = 100 };
    }

    private static void Measure(string what, int rows, Func<int> work)
    {
        var (processor, watch) = (Process.GetCurrentProcess().TotalProcessorTime, Stopwatch.StartNew());
        var found = work();
        var seconds = (Process.GetCurrentProcess().TotalProcessorTime - processor).TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{what}: {rows:N0} rows x {Length} bases: {seconds:0.00} CPU s, {watch.Elapsed.TotalSeconds:0.00} s, {found:N0} found"));
    }
}
