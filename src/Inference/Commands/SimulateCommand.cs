using System.CommandLine;
using System.Text.Json.Nodes;
using CisLens.Inference.Settings;
using CisLens.Inference.Simulation;
using CisLens.Shared;
using CisLens.Shared.Sequences;

namespace CisLens.Inference.Commands;

/// <summary><c>simulate</c>: writes simulated sequences and the truth about them.</summary>
internal static class SimulateCommand
{
    private static readonly Option<DirectoryInfo> Output = new("--out") { Description = "Folder for sequences.fa, sites.tsv, sites.bed and simulation.json.", Required = true };
    private static readonly Option<long> Seed = new("--seed") { Description = "Equal seeds give equal sequences.", DefaultValueFactory = _ => 1 };
    private static readonly Option<int> Each = new("--each") { Description = "Sequences of each motif.", DefaultValueFactory = _ => new SimulationOptions().SequencesPerMotif };
    private static readonly Option<int> Background = new("--background") { Description = "Sequences without a motif.", DefaultValueFactory = _ => new SimulationOptions().BackgroundSequences };
    private static readonly Option<int> Length = new("--length") { Description = "Bases of each sequence.", DefaultValueFactory = _ => new SimulationOptions().Length };
    private static readonly Option<string> Motifs = new("--motifs") { Description = "Motifs to plant, e.g. CTCF,MYB=yAACkG; default: the six factors of the model that ships." };
    private static readonly Option<string> Decoys = new("--decoys") { Description = "Motifs that may stand in any sequence; empty for none; default: GATA, AP1 and NFY." };
    private static readonly Option<string> Real = new("--real") { Description = "File of real sequences for the backgrounds markov and shuffled." };

    private static readonly Option<string[]> Settings = new("--setting")
    {
        Description = $"Further settings as name=value, repeat for more: {string.Join(", ", MethodOptions.Settings(typeof(SimulationOptions)).Select(setting => setting.Name))}.",
    };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new Command("simulate", "Write simulated sequences with planted motifs, and where these are.")
        {
            Output, Seed, Each, Background, Length, Motifs, Decoys, Real, Settings,
        };
        command.SetAction((parsed, token) =>
        {
            Write(Simulate(Read(parsed), parsed, token), parsed.GetRequiredValue(Output));
            return Task.CompletedTask;
        });
        return command;
    }

    private static SimulationOptions Read(ParseResult parsed)
    {
        var json = MethodText.Split($"simulate:{string.Join(',', parsed.GetValue(Settings) ?? [])}").Options ?? [];
        foreach (var (name, value) in new Dictionary<string, JsonNode> { ["sequencesPerMotif"] = parsed.GetValue(Each), ["backgroundSequences"] = parsed.GetValue(Background), ["length"] = parsed.GetValue(Length) })
            json[name] ??= value;
        var options = SimulationOptions.Read(json, parsed.GetValue(Motifs), parsed.GetValue(Decoys));
        return options.NeedsSequences() && parsed.GetValue(Real) is null
            ? throw new InputException($"The background {json["background"]} is made of real sequences; name a file of them with --real.")
            : options;
    }

    private static SimulatedSet Simulate(SimulationOptions options, ParseResult parsed, CancellationToken token)
    {
        var seed = parsed.GetValue(Seed);
        if (!options.NeedsSequences())
            return SequenceSimulator.Create(options, seed);
        var file = parsed.GetValue(Real)!;
        if (!File.Exists(file))
            throw new InputException($"There is no file {file}; give a file of sequences.", file);
        var folder = Directory.CreateTempSubdirectory("cislens-simulate-").FullName;
        try
        {
            using var source = File.OpenRead(file);
            SequenceImport.Run(source, Path.GetFileName(file), new ImportOptions(), Path.Combine(folder, "set"), null, token);
            using var set = SequenceSet.Open(Path.Combine(folder, "set"));
            var simulated = SequenceSimulator.Create(options, seed, RealBackgrounds.Read(set, options.Length, seed, token));
            return simulated with { Recipe = simulated.Recipe with { RealSequences = set.Sha256 } };
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Write(SimulatedSet set, DirectoryInfo folder)
    {
        folder.Create();
        Write(folder, "sequences.fa", set.WriteFasta);
        Write(folder, "sites.bed", set.WriteBed);
        SimulationTruth.Write(folder.FullName, set);
    }

    private static void Write(DirectoryInfo folder, string name, Action<TextWriter> write)
    {
        using var writer = File.CreateText(Path.Combine(folder.FullName, name));
        write(writer);
    }
}
