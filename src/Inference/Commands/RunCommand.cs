using System.CommandLine;
using CisLens.Shared;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Commands;

/// <summary><c>run</c>: a specification, such as the <c>spec.json</c> of a bundle, on a file of sequences.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("specification") { Description = "spec.json, e.g. out of a bundle" };
        var command = new Command("run", "Run a specification.") { file };
        var shared = new LocalRunOptions();
        shared.AddTo(command);
        command.SetAction((parsed, token) =>
        {
            var spec = Read(parsed.GetRequiredValue(file));
            return LocalRun.RunAsync(shared.Read(parsed), (_, sequences, _) => WithSequences(spec, sequences), token);
        });
        return command;
    }

    private static RunSpec Read(string file)
    {
        if (!File.Exists(file))
            throw new InputException($"There is no file {file}; give the specification of a run, e.g. the spec.json of a bundle.", file);
        return RunSpec.FromJson(File.ReadAllText(file), Path.GetFileName(file));
    }

    private static RunSpec WithSequences(RunSpec spec, SequenceSource sequences)
    {
        if (sequences.Sha256 == spec.Sequences.Sha256)
            return spec;
        Console.Error.WriteLine($"Note: {sequences.Name} is not the set that the specification names ('{spec.Sequences.Name}'); its sequences are used.");
        return spec with { Sequences = sequences with { Sample = spec.Sequences.Sample } };
    }
}
