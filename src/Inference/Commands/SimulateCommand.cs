using System.CommandLine;
using CisLens.Inference.Simulation;

namespace CisLens.Inference.Commands;

/// <summary><c>simulate</c>: writes the demo sequences and the truth about them.</summary>
internal static class SimulateCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var output = new Option<DirectoryInfo>("--out") { Description = "Folder for sequences.fa, sites.tsv and sites.bed.", Required = true };
        var seed = new Option<long>("--seed") { Description = "Equal seeds give equal sequences.", DefaultValueFactory = _ => 1 };
        var each = new Option<int>("--each") { Description = "Sequences of each factor.", DefaultValueFactory = _ => new SimulationOptions().SequencesPerMotif };
        var background = new Option<int>("--background") { Description = "Sequences without a motif.", DefaultValueFactory = _ => new SimulationOptions().BackgroundSequences };
        var length = new Option<int>("--length") { Description = "Bases of each sequence.", DefaultValueFactory = _ => new SimulationOptions().Length };
        var command = new Command("simulate", "Write simulated sequences with planted motifs, and where these are.") { output, seed, each, background, length };
        command.SetAction((parsed, _) =>
        {
            var options = new SimulationOptions
            {
                SequencesPerMotif = parsed.GetValue(each),
                BackgroundSequences = parsed.GetValue(background),
                Length = parsed.GetValue(length),
            };
            Write(SequenceSimulator.Create(options, parsed.GetValue(seed)), parsed.GetRequiredValue(output));
            return Task.CompletedTask;
        });
        return command;
    }

    private static void Write(SimulatedSet set, DirectoryInfo folder)
    {
        folder.Create();
        Write(folder, "sequences.fa", set.WriteFasta);
        Write(folder, "sites.tsv", set.WriteTable);
        Write(folder, "sites.bed", set.WriteBed);
    }

    private static void Write(DirectoryInfo folder, string name, Action<TextWriter> write)
    {
        using var writer = File.CreateText(Path.Combine(folder.FullName, name));
        write(writer);
    }
}
