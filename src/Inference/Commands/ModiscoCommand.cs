using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using CisLens.Inference.Motifs.Discovery;
using CisLens.Inference.Motifs.Discovery.Files;
using CisLens.Inference.Motifs.Procedures;
using CisLens.Shared;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Commands;

/// <summary><c>modisco</c>: patterns from arrays of sequences and hypothetical contributions that any program computed.</summary>
internal static class ModiscoCommand
{
    private const string Procedure = "modisco";

    public static Command Create()
    {
        var sequences = new Option<FileInfo>("--sequences", "-s") { Description = "One-hot sequences, .npy or .npz (arr_0), sequences x 4 x positions.", Required = true };
        var contributions = new Option<FileInfo>("--contributions", "-a") { Description = "Hypothetical contributions, .npy or .npz (arr_0), sequences x 4 x positions.", Required = true };
        var output = new Option<DirectoryInfo>("--out", "-o") { Description = "Folder for patterns and seqlets.", Required = true };
        var preset = new Option<string>("--preset")
        {
            Description = $"kind of data, and settings behind a colon: {ModiscoPreset.All[0].Id}:name=value,name=value. {string.Join(" ", ModiscoPreset.All.Select(known => $"{known.Id}: {known.Description}"))} Settings: {string.Join(", ", MotifProcedureCatalogue.Settings(Procedure).Select(setting => setting.Name))}",
            DefaultValueFactory = _ => ModiscoPreset.All[0].Id,
        };
        var seed = new Option<long>("--seed") { Description = "Equal seeds give equal patterns.", DefaultValueFactory = _ => 1234 };
        var command = new Command("modisco", "Discover patterns in contributions by the procedure of TF-MoDISco.") { sequences, contributions, output, preset, seed };
        command.SetAction((parsed, token) =>
        {
            var options = Options(parsed.GetRequiredValue(preset));
            var set = ContributionFiles.Read(parsed.GetRequiredValue(sequences).FullName, parsed.GetRequiredValue(contributions).FullName);
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{set.Rows:N0} sequences of {set.Length:N0} positions; at most {DiscoveryMemory.Estimate(set.Rows, set.Length, options) / (1 << 20):N0} MB of memory beside them expected"));
            var result = Modisco.Run(set, options, parsed.GetValue(seed), new Steps(), token);
            DiscoveryFolder.Write(parsed.GetRequiredValue(output).FullName, result);
            Console.Error.WriteLine(result.Explanation ?? $"{result.Patterns.Count} patterns of {result.Found.Count} seqlets in {parsed.GetRequiredValue(output).FullName}");
            return Task.CompletedTask;
        });
        return command;
    }

    private static ModiscoOptions Options(string text)
    {
        var (name, settings) = MethodText.Split(text);
        var preset = ModiscoPreset.All.FirstOrDefault(known => known.Id == name)
            ?? throw new InputException($"There is no preset '{name}': choose one of {string.Join(", ", ModiscoPreset.All.Select(known => known.Id))}.");
        var json = JsonSerializer.SerializeToNode(preset.Options, RunJson.Compact)!.AsObject();
        foreach (var (setting, value) in settings ?? [])
            json[setting] = value?.DeepClone();
        return (ModiscoOptions)MotifProcedureCatalogue.Options(Procedure, json);
    }

    /// <summary>Each step on a line of its own.</summary>
    private sealed class Steps : IProgress<ProcedureStep>
    {
        private string _name = "";

        public void Report(ProcedureStep value)
        {
            if (value.Name == _name)
                return;
            _name = value.Name;
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{value.Done,4:P0}  {value.Name}"));
        }
    }
}
