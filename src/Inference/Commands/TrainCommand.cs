using System.CommandLine;
using System.Globalization;
using CisLens.Inference.Training;
using TorchSharp;

namespace CisLens.Inference.Commands;

/// <summary><c>train-default</c>: trains the model that ships from the public peaks and writes its package.</summary>
internal static class TrainCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var data = new Option<DirectoryInfo>("--data")
        {
            Description = "Folder with the sets encode-chip-101bp and ctcf-pu1-101bp.",
            Required = true,
        };
        var output = new Option<DirectoryInfo>("--out") { Description = "Folder to write the package to.", Required = true };
        var seeds = new Option<long[]>("--seed")
        {
            Description = "Seed of a replica; several make several replicas, the first being the default one.",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [1, 2, 3, 4, 5],
        };
        var epochs = new Option<int>("--epochs") { Description = "Passes over the peaks.", DefaultValueFactory = _ => new TrainingOptions().Epochs };
        var command = new Command("train-default", "Train the model that ships; equal seeds on one thread give equal weights.") { data, output, seeds, epochs };
        command.SetAction((parsed, cancellation) => Task.Run(
            () => Run(new Request(parsed.GetRequiredValue(data), parsed.GetRequiredValue(output), parsed.GetRequiredValue(seeds), parsed.GetRequiredValue(epochs)), cancellation),
            cancellation));
        return command;
    }

    private static void Run(Request request, CancellationToken cancellation)
    {
        // Sums in another order round differently: one thread, so that the weights are the same on every machine of a kind.
        torch.set_num_threads(1);
        var folder = request.Output.FullName;
        request.Output.Create();
        var training = new DefaultModelTraining(request.Data.FullName);
        foreach (var count in training.Counts)
            Console.WriteLine($"{count.Factor}: {count.Train} peaks to learn from, {count.Validation} to stop by, {count.Test} to test; {count.TrainNearHeldOut} near held-out peaks left out");
        var replicas = new List<TrainedReplica>();
        foreach (var seed in request.Seeds)
        {
            Console.WriteLine($"Replica with seed {seed}");
            if (DefaultModelTraining.IsTrained(folder, seed))
                Console.WriteLine("  is there already; delete its files to train it anew");
            else
                training.Train(folder, new TrainingOptions { Seed = seed, Epochs = request.Epochs }, new PassLines(), cancellation);
            replicas.Add(training.Measure(folder, seed, cancellation));
            foreach (var score in replicas[^1].Scores)
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"  {score.Output}: {score.Positives} against {score.Negatives}: AUROC {score.Auroc.Value:F3} ({score.Auroc.Low:F3}-{score.Auroc.High:F3}), AUPRC {score.Auprc.Value:F3}"));
        }
        training.WritePackage(folder, replicas);
    }

    private sealed record Request(DirectoryInfo Data, DirectoryInfo Output, long[] Seeds, int Epochs);

    private sealed class PassLines : IProgress<EpochReport>
    {
        public void Report(EpochReport value) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  pass {value.Epoch}: loss {value.TrainLoss:F4}, validation {value.ValidationLoss:F4}, mean AUPRC {value.MeanAuprc:F4}{(value.IsBest ? " (best)" : "")}, {value.Duration.TotalSeconds:F0} s"));
    }
}
