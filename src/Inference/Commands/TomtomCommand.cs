using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using CisLens.Inference.Motifs;
using CisLens.Inference.Motifs.Consensus;
using CisLens.Inference.Motifs.Files;
using CisLens.Inference.Motifs.Tomtom;
using CisLens.Inference.Settings;
using CisLens.Shared;
using CisLens.Shared.Runs;
using CisLens.Shared.Storage;

namespace CisLens.Inference.Commands;

/// <summary><c>tomtom</c>: the known motifs that motifs resemble, as the table of the MEME Suite.</summary>
internal static class TomtomCommand
{
    private static readonly TomtomOptions Defaults = new();

    public static Command Create()
    {
        var queries = new Option<string?>("--queries", "-q") { Description = "file of motifs to look up: MEME, JASPAR, TRANSFAC, HOMER, a table or .npy; also .gz" };
        var consensus = new Option<string[]>("--consensus", "-c") { Description = "a motif to look up as IUPAC letters, such as TGASTCA; repeat for more" };
        var targets = new Option<string[]>("--targets", "-t") { Description = "file of known motifs; repeat for more", Required = true };
        var output = new Option<string>("--out", "-o") { Description = "file for the table", Required = true };
        var score = new Option<string>("--score") { Description = "euclidean, pearson, sandelin, kullback or allr", DefaultValueFactory = _ => JsonNamingPolicy.CamelCase.ConvertName(Defaults.Score.ToString()) };
        var incomplete = new Option<bool>("--incomplete") { Description = "only the overlap counts" };
        var oneStrand = new Option<bool>("--one-strand") { Description = "compare with the given strand of the known motifs alone" };
        var overlap = new Option<int>("--minimum-overlap") { Description = "positions that must lie on each other", DefaultValueFactory = _ => Defaults.MinimumOverlap };
        var inside = new Option<bool>("--internal") { Description = "the narrower motif must lie wholly inside the wider one" };
        var pseudocount = new Option<double>("--pseudocount") { Description = "sites added to each column", DefaultValueFactory = _ => Defaults.Pseudocount };
        var benjamini = new Option<bool>("--benjamini-hochberg") { Description = "q-values without the estimated share of chance matches" };
        var ofE = new Option<bool>("--e-values") { Description = "the threshold is one of E-values" };
        var threshold = new Option<double>("--threshold") { Description = "matches with a larger q-value (or E-value) are left out", DefaultValueFactory = _ => Defaults.Threshold };
        var command = new Command("tomtom", "Find the known motifs that motifs resemble, with p-, E- and q-values.")
        {
            queries, consensus, targets, output, score, incomplete, oneStrand, overlap, inside, pseudocount, benjamini, ofE, threshold,
        };
        command.SetAction((parsed, token) => Task.Run(
            () =>
            {
                var settings = new JsonObject
                {
                    ["score"] = parsed.GetValue(score),
                    ["complete"] = !parsed.GetValue(incomplete),
                    ["bothStrands"] = !parsed.GetValue(oneStrand),
                    ["minimumOverlap"] = parsed.GetValue(overlap),
                    ["internal"] = parsed.GetValue(inside),
                    ["pseudocount"] = parsed.GetValue(pseudocount),
                    ["qValues"] = parsed.GetValue(benjamini) ? "benjaminiHochberg" : "storey",
                    ["thresholdOf"] = parsed.GetValue(ofE) ? "eValue" : "qValue",
                    ["threshold"] = parsed.GetValue(threshold),
                };
                Run(parsed.GetValue(queries), parsed.GetValue(consensus) ?? [], parsed.GetRequiredValue(targets), parsed.GetRequiredValue(output), settings, token);
            },
            CancellationToken.None));
        return command;
    }

    private static void Run(string? file, string[] consensus, string[] targets, string output, JsonObject settings, CancellationToken token)
    {
        var options = (TomtomOptions)MethodOptions.Read("tomtom", typeof(TomtomOptions), settings);
        var given = file is null ? null : Read(file);
        List<Motif> queries = [.. given?.Motifs ?? [], .. consensus.Select(Iupac.Parse)];
        if (queries.Count == 0)
            throw new InputException("There is no motif to look up; give a file with --queries, or letters with --consensus.");
        // As in the MEME Suite, the file of the queries says what the letters are by chance.
        if (given?.Background is { } background)
            options = options with { Background = [background.A, background.C, background.G, background.T] };
        var database = TomtomDatabase.Prepare([.. targets.Select(Read)], options);
        if (database.Warning is { } warning)
            Console.Error.WriteLine($"Note: {warning}");
        using var progress = new ConsoleProgress(Console.Error, Console.IsErrorRedirected, TimeProvider.System);
        progress.Begin("Comparing motifs", queries.Count);
        var results = TomtomSearch.MatchAll(queries, database, progress, token);
        progress.End();
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(output))!);
        AtomicFile.Write(output, stream =>
        {
            using var writer = new StreamWriter(stream, leaveOpen: true) { NewLine = "\n" };
            TomtomTable.Write(writer, results, Comments(file, consensus, targets, database));
        });
    }

    private static MotifDatabase Read(string path)
    {
        var file = MotifFiles.Parse(path);
        foreach (var repeated in file.Repeated)
            Console.Error.WriteLine($"Note: line {repeated.Line} of {Path.GetFileName(path)} begins motif {repeated.Id} a second time; the first is used.");
        return file.Database;
    }

    private static IEnumerable<string> Comments(string? file, string[] consensus, string[] targets, TomtomDatabase database)
    {
        yield return $"Tomtom by CisLens {SoftwareVersion.Current}: {string.Join(", ", [.. file is null ? [] : new[] { Path.GetFileName(file) }, .. consensus])} in {string.Join(", ", targets.Select(Path.GetFileName))}";
        yield return $"settings {JsonSerializer.Serialize(database.Options, RunJson.Compact)}";
        if (database.Warning is { } warning)
            yield return warning;
    }
}
