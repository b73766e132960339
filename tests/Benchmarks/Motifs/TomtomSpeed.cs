using System.Diagnostics;
using CisLens.Inference.Motifs;
using CisLens.Inference.Motifs.Families;
using CisLens.Inference.Motifs.Files;
using CisLens.Inference.Motifs.Tomtom;

namespace CisLens.Benchmarks.Motifs;

/// <summary>Tomtom of 1,000 motifs against JASPAR 2024 vertebrates, one motif while a person types, and the grouping into families.</summary>
internal static class TomtomSpeed
{
    private const int Queries = 1000;
    private const int Runs = 3;

    private static readonly string[] QueryFiles =
        ["JASPAR2024_CORE_non-redundant_pfms_meme.txt", "HOCOMOCOv12_H12CORE_meme_format.meme"];

    /// <summary>Reads the databases of the folder in CISLENS_MOTIFS and prints a line for each measurement.</summary>
    public static void Run()
    {
        if (Environment.GetEnvironmentVariable("CISLENS_MOTIFS") is not { } folder)
        {
            Console.WriteLine("tomtom: set CISLENS_MOTIFS to the folder of motif databases");
            return;
        }
        var jaspar = MotifFiles.Read(Path.Combine(folder, "JASPAR2024_CORE_vertebrates_non-redundant_pfms_meme.txt"));
        foreach (var file in QueryFiles)
        {
            IReadOnlyList<Motif> queries = [.. MotifFiles.Read(Path.Combine(folder, file)).Motifs.Take(Queries)];
            foreach (var score in new[] { ColumnScore.Pearson, ColumnScore.Euclidean })
                Measure(file, queries, TomtomDatabase.Prepare([jaspar], new TomtomOptions { Score = score }));
        }
        var families = 0;
        var seconds = Enumerable.Range(0, Runs).Min(_ => CpuSeconds(() => families = MotifFamilies.Find([jaspar], new FamilyOptions(), default).Families.Count));
        Console.WriteLine($"tomtom: {jaspar.Motifs.Count} motifs in {families} families: {seconds:F2} CPU s");
    }

    private static void Measure(string file, IReadOnlyList<Motif> queries, TomtomDatabase database)
    {
        var seconds = Enumerable.Range(0, Runs).Select(_ => CpuSeconds(() => TomtomSearch.MatchAll(queries, database, null, default))).ToList();
        var single = queries.Select(query => Milliseconds(() => TomtomSearch.Match(query, database, default))).Order().ToList();
        Console.WriteLine(
            $"tomtom: {queries.Count} of {file} (mean width {queries.Average(query => query.Width):F1}) x {database.Targets}, {database.Options.Score}: " +
            $"{seconds.Min():F2} CPU s (first run {seconds[0]:F2}); one query: median {single[single.Count / 2]:F1} ms, 99 % below {single[single.Count * 99 / 100]:F1} ms");
    }

    private static double CpuSeconds(Action work)
    {
        var before = Environment.CpuUsage.TotalTime;
        work();
        return (Environment.CpuUsage.TotalTime - before).TotalSeconds;
    }

    private static double Milliseconds(Action work)
    {
        var watch = Stopwatch.StartNew();
        work();
        return watch.Elapsed.TotalMilliseconds;
    }
}
