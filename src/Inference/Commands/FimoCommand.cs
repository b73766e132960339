using System.CommandLine;
using System.Text.Json.Nodes;
using CisLens.Inference.Motifs;
using CisLens.Inference.Motifs.Files;
using CisLens.Inference.Motifs.Scanning;
using CisLens.Inference.Settings;
using CisLens.Shared;
using CisLens.Shared.Runs;
using CisLens.Shared.Sequences;

namespace CisLens.Inference.Commands;

/// <summary><c>fimo</c>: the sites of known motifs in sequences, as the table of the MEME Suite.</summary>
internal static class FimoCommand
{
    public static Command Create()
    {
        var motifs = new Option<string>("--motifs") { Description = "file of motifs: MEME, JASPAR, TRANSFAC, HOMER, a table or .npy; also .gz", Required = true };
        var sequences = new Option<string>("--sequences", "-s") { Description = "FASTA, TSV, CSV or one sequence a line; also .gz", Required = true };
        var output = new Option<string>("--out", "-o") { Description = "file for the table", Required = true };
        var threshold = new Option<double>("--threshold") { Description = "sites with a larger p-value are left out", DefaultValueFactory = _ => new FimoOptions().Threshold };
        var ofQ = new Option<bool>("--q-values") { Description = "the threshold is one of q-values" };
        var oneStrand = new Option<bool>("--one-strand") { Description = "scan the given strand alone" };
        var background = new Option<string>("--background") { Description = "nonRedundant, uniform, motifFile, sequences, or a file with a line 'A 0.3' for each letter", DefaultValueFactory = _ => "nonRedundant" };
        var pseudocount = new Option<double>("--pseudocount") { Description = "sites added to each column", DefaultValueFactory = _ => new FimoOptions().Pseudocount };
        var threads = new Option<int>("--threads") { Description = "threads of the processor; 0 takes every core" };
        var command = new Command("fimo", "Find the sites of known motifs in sequences, with p- and q-values.") { motifs, sequences, output, threshold, ofQ, oneStrand, background, pseudocount, threads };
        command.SetAction((parsed, token) => Task.Run(
            () =>
            {
                var options = Options(parsed.GetValue(threshold), parsed.GetValue(ofQ), parsed.GetValue(oneStrand), parsed.GetValue(background)!, parsed.GetValue(pseudocount));
                Run(parsed.GetRequiredValue(motifs), parsed.GetRequiredValue(sequences), parsed.GetRequiredValue(output), options, parsed.GetValue(threads), token);
            },
            CancellationToken.None));
        return command;
    }

    private static FimoOptions Options(double threshold, bool ofQ, bool oneStrand, string background, double pseudocount)
    {
        var json = new JsonObject
        {
            ["threshold"] = threshold,
            ["thresholdOf"] = ofQ ? "qValue" : "pValue",
            ["bothStrands"] = !oneStrand,
            ["background"] = File.Exists(background) ? "given" : background,
            ["pseudocount"] = pseudocount,
        };
        if (File.Exists(background))
            json["shares"] = new JsonArray([.. BackgroundFile.Read(background).Select(share => JsonValue.Create(share))]);
        return (FimoOptions)MethodOptions.Read("fimo", typeof(FimoOptions), json);
    }

    private static void Run(string motifs, string sequences, string output, FimoOptions options, int threads, CancellationToken token)
    {
        var file = MotifFiles.Parse(motifs);
        foreach (var repeated in file.Repeated)
            Console.Error.WriteLine($"Note: line {repeated.Line} of {Path.GetFileName(motifs)} begins motif {repeated.Id} a second time; the first is used.");
        var work = Directory.CreateTempSubdirectory("cislens-fimo-").FullName;
        try
        {
            using var set = SequencesOfFile.Import(sequences, Path.Combine(work, "sequences"), token);
            using var progress = new ConsoleProgress(Console.Error, Console.IsErrorRedirected, TimeProvider.System);
            progress.Begin("Scan", set.Count);
            var results = Fimo.Scan(file.Database, SequencesOfFile.All(set), options, threads, new Rows(progress), token);
            progress.End();
            Write(output, motifs, sequences, options, results);
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private static void Write(string output, string motifs, string sequences, FimoOptions options, IReadOnlyList<FimoResult> results)
    {
        using var writer = File.CreateText(output);
        FimoTable.Write(writer, results,
        [
            $"CisLens {SoftwareVersion.Current}: {Path.GetFileName(motifs)} in {Path.GetFileName(sequences)}",
            $"settings {System.Text.Json.JsonSerializer.Serialize(options, RunJson.Compact)}",
            .. results.Where(result => result.DroppedAbove is not null)
                .Select(result => FormattableString.Invariant($"{result.Motif.Id} has more than {options.MaximumSites:N0} sites: those with a p-value above {result.DroppedAbove:g3} were dropped")),
        ]);
    }

    private sealed class Rows(ConsoleProgress progress) : IProgress<long>
    {
        public void Report(long value) => progress.Report((int)value);
    }
}
