using System.CommandLine;
using System.Globalization;
using CisLens.Inference.Devices;
using CisLens.Inference.Simulation;
using CisLens.Inference.Training;
using CisLens.Inference.Training.Sets;
using CisLens.Shared;
using CisLens.Shared.Sequences;

namespace CisLens.Inference.Commands;

/// <summary><c>train</c>: trains a network on simulated sequences and writes its package; what the page Simulate has a worker do.</summary>
internal static class TrainOnSetCommand
{
    private static readonly Option<DirectoryInfo> Sequences = new("--sequences", "-s") { Description = "Folder that the command simulate wrote.", Required = true };
    private static readonly Option<DirectoryInfo> Output = new("--out", "-o") { Description = "Folder for the package; must not be there.", Required = true };
    private static readonly Option<string> Title = new("--title") { Description = "Name of the model." };
    private static readonly Option<long> Seed = new("--seed") { Description = "Decides what is held out and everything random.", DefaultValueFactory = _ => 1 };
    private static readonly Option<int> Passes = new("--passes") { Description = "Passes over the sequences at most.", DefaultValueFactory = _ => 20 };
    private static readonly Option<int> Threads = new("--threads") { Description = "Threads of the processor; 0 takes every core." };

    private static readonly Option<string> Architecture = new("--architecture", "-a")
    {
        Description = $"One of {string.Join(", ", TrainableArchitectures.All.Select(one => one.Name))}; settings behind a colon: ExplaiNN:units=50.",
        DefaultValueFactory = _ => TrainableArchitectures.Cnn,
    };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new Command("train", "Train a network on simulated sequences and write its model package.") { Sequences, Output, Architecture, Title, Seed, Passes, Threads };
        command.SetAction((parsed, token) => Task.Run(() => Run(parsed, token), CancellationToken.None));
        return command;
    }

    private static void Run(ParseResult parsed, CancellationToken token)
    {
        var (source, output) = (parsed.GetRequiredValue(Sequences), parsed.GetRequiredValue(Output));
        var (architecture, settings) = MethodText.Split(parsed.GetRequiredValue(Architecture));
        if (output.Exists)
            throw new InputException($"{output.FullName} is there already; choose another folder.");
        var fasta = Path.Combine(source.FullName, "sequences.fa");
        if (!File.Exists(fasta))
            throw new InputException($"There is no file {fasta}; give a folder that the command simulate wrote.", fasta);
        var work = Directory.CreateTempSubdirectory("cislens-train-").FullName;
        try
        {
            var folder = Path.Combine(work, "set");
            using (var stream = File.OpenRead(fasta))
                SequenceImport.Run(stream, source.Name, new ImportOptions(), folder, null, token);
            SimulationTruth.Copy(source.FullName, folder);
            DeviceChoice.SetThreads(parsed.GetValue(Threads) is > 0 and var threads ? threads : null);
            using var set = SequenceSet.Open(folder);
            var request = new SetTrainingRequest
            {
                Title = parsed.GetValue(Title) ?? $"{architecture} on {source.Name}",
                Architecture = architecture,
                Settings = settings,
                Seed = parsed.GetValue(Seed),
                Passes = parsed.GetValue(Passes),
            };
            var package = SetTraining.Run(set, source.Name, request, output.FullName, new PassLines(), token);
            foreach (var figure in package.Card.Performance)
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{figure.Output}: {figure.Metric} {figure.Value:F3} ({figure.Low:F3} to {figure.High:F3}), {figure.Data}"));
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private sealed class PassLines : IProgress<EpochReport>
    {
        public void Report(EpochReport value) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"pass {value.Epoch}: loss {value.TrainLoss:F4}, validation {value.ValidationLoss:F4}, area under the precision-recall curve {value.MeanAuprc:F4}{(value.IsBest ? " (best)" : "")}"));
    }
}
