using System.Globalization;
using CisLens.Inference.Models;
using CisLens.Inference.Models.Checkpoints;
using CisLens.Inference.Models.Layers;
using CisLens.Inference.Sequences;
using CisLens.Inference.Simulation;
using CisLens.Shared;
using CisLens.Shared.Sequences;
using CisLens.Shared.Storage;

namespace CisLens.Inference.Training.Sets;

/// <summary>
/// Trains a network on a simulated set and makes a model package of it: one logit a motif, whether it was planted. Of each group 15 %
/// of the sequences are held out to choose the best pass, and 15 % to measure the network.
/// </summary>
public static class SetTraining
{
    private const string WeightsFile = "weights.safetensors";
    private const double HeldOut = 0.15;
    private const int FewestOfClass = 20;
    private const int Patience = 4;
    private const int AtOnce = 1024;

    /// <summary>Checks whether a network can be trained on a set; needs no tensors.</summary>
    /// <param name="set">The sequences.</param>
    /// <param name="request">Which network.</param>
    /// <returns>What was planted.</returns>
    /// <exception cref="InputException">It cannot; says why.</exception>
    public static SimulationTruth Check(SequenceSet set, SetTrainingRequest request)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(request);
        var truth = SimulationTruth.Open(set.Folder)
            ?? throw new InputException("What is planted in these sequences is not known; simulate a set and train on that.");
        if (request.Title.Trim().Length is 0 or > 100)
            throw new InputException("Give the model a name of 1 to 100 characters.");
        if (request.Passes is < 1 or > SetTrainingRequest.MostPasses)
            throw new InputException($"{request.Passes} passes are asked for; take 1 to {SetTrainingRequest.MostPasses}.");
        var options = truth.Recipe.Options;
        if (options.Motifs.Count == 0)
            throw new InputException("The set has no motif to learn; simulate one with at least one motif.");
        if (options.SequencesPerMotif < FewestOfClass || set.Count - options.SequencesPerMotif < FewestOfClass)
            throw new InputException($"Each motif needs {FewestOfClass} sequences with it and {FewestOfClass} without; simulate a larger set.");
        TrainableArchitectures.Fit(request.Architecture, request.Settings, options.Length, options.Motifs.Count);
        return truth;
    }

    /// <summary>Trains.</summary>
    /// <param name="set">The sequences, with their truth beside them.</param>
    /// <param name="setName">The name of the set, for the card.</param>
    /// <param name="request">Which network, and how.</param>
    /// <param name="folder">Where the package goes; left as it is when it is there.</param>
    /// <param name="progress">Told after each pass.</param>
    /// <param name="token">Stops between steps; then nothing stays.</param>
    /// <exception cref="InputException">It cannot be trained; says why.</exception>
    public static ModelPackage Run(SequenceSet set, string setName, SetTrainingRequest request, string folder, IProgress<EpochReport> progress, CancellationToken token)
    {
        var truth = Check(set, request);
        var (length, motifs) = (truth.Recipe.Options.Length, truth.Motifs);
        var architecture = TrainableArchitectures.Fit(request.Architecture, request.Settings, length, motifs.Count);
        var parts = Divide(set, truth, motifs, request.Seed, token);
        using var graph = new LayerGraph(architecture["layers"]!.DeepClone().AsArray());
        var options = new TrainingOptions { Seed = request.Seed, Epochs = request.Passes, Patience = Patience, Batch = 32, LearningRate = 0.003, ShuffledNegatives = false };
        new Trainer(graph, options).Run(parts.Train, parts.Validation, progress, token);
        var performance = Measure(graph, parts.Test, motifs, request.Seed, token);
        AtomicDirectory.Write(folder, temporary =>
        {
            var file = Path.Combine(temporary, WeightsFile);
            SafetensorsWriter.Write(file, graph.ToTensors().Values);
            var card = new ModelCard
            {
                Name = $"simulated-{request.Architecture.ToLowerInvariant()}",
                Version = "1",
                Title = request.Title.Trim(),
                Description = $"Says for {length} bases whether {string.Join(", ", motifs)} {(motifs.Count == 1 ? "was" : "were")} planted: one logit a motif, the mean over both strands.",
                Licence = "made here; none stated",
                Origin = string.Create(CultureInfo.InvariantCulture, $"{request.Architecture}, trained by CisLens with seed {request.Seed}."),
                TrainedOn = string.Create(CultureInfo.InvariantCulture, $"{parts.Train.Count:N0} simulated sequences of '{setName}' (seed {truth.Recipe.Seed}); {parts.Validation.Count:N0} chose the best pass, {parts.Test.Count:N0} were held out to measure it."),
                Performance = performance,
                Input = new ModelInput { Length = length, Short = ShortRule.Pad, Long = LongRule.Crop },
                Outputs = [.. motifs.Select(motif => new ModelOutput(motif, "logit", $"Whether a site of {motif} was planted.", motif))],
                Strands = StrandRule.Mean,
                Architecture = architecture,
                Weights = [new ModelWeights(WeightsFile, Checkpoint.Sha256(file))],
            };
            File.WriteAllText(Path.Combine(temporary, ModelCard.FileName), card.ToJson() + "\n");
        });
        return ModelPackage.Open(folder);
    }

    private static (Examples Train, Examples Validation, Examples Test) Divide(SequenceSet set, SimulationTruth truth, IReadOnlyList<string> motifs, long seed, CancellationToken token)
    {
        var sequences = new List<(byte[] Codes, float[] Labels)>();
        for (long first = 0; first < set.Count; first += AtOnce)
        {
            token.ThrowIfCancellationRequested();
            foreach (var sequence in set.Read(first, (int)Math.Min(AtOnce, set.Count - first)))
            {
                var planted = truth.Sites(sequence.Id).Where(site => !site.IsDecoy).Select(site => site.Motif).ToHashSet();
                sequences.Add((Bases.Encode(sequence.Bases), [.. motifs.Select(motif => planted.Contains(motif) ? 1f : 0f)]));
            }
        }
        var (train, validation, test) = (new List<int>(), new List<int>(), new List<int>());
        // Each group gives its share, so that every part has all of them.
        foreach (var group in Enumerable.Range(0, sequences.Count).GroupBy(index => Array.IndexOf(sequences[index].Labels, 1f)))
        {
            int[] order = [.. group];
            SeededRandom.ForItem(seed, group.Key + 1).Shuffle<int>(order);
            var held = (int)Math.Ceiling(HeldOut * order.Length);
            test.AddRange(order.Take(held));
            validation.AddRange(order.Skip(held).Take(held));
            train.AddRange(order.Skip(2 * held));
        }
        return (Of(train), Of(validation), Of(test));

        Examples Of(List<int> part) => new(
            [.. part.Select(index => sequences[index].Codes)], [.. part.SelectMany(index => sequences[index].Labels)], [.. Enumerable.Repeat(1f, part.Count * motifs.Count)], motifs.Count);
    }

    private static List<ModelPerformance> Measure(LayerGraph graph, Examples test, IReadOnlyList<string> motifs, long seed, CancellationToken token)
    {
        var logits = Predictor.Run(graph, test.Sequences, bothStrands: true, token);
        var figures = new List<ModelPerformance>();
        for (var output = 0; output < motifs.Count; output++)
        {
            var scores = logits.Select(row => row[output]).ToArray();
            var labels = Enumerable.Range(0, test.Count).Select(i => test.Labels[i * motifs.Count + output] > 0).ToArray();
            figures.Add(Figure(motifs[output], "AUROC", Metrics.AurocInterval(scores, labels, seed)));
            figures.Add(Figure(motifs[output], "AUPRC", Metrics.AuprcInterval(scores, labels, seed)));
        }
        return figures;
    }

    private static ModelPerformance Figure(string motif, string metric, Interval interval) => new(
        motif, metric, Math.Round(interval.Value, 4), Math.Round(interval.Low, 4), Math.Round(interval.High, 4), interval.Positives + interval.Negatives,
        string.Create(CultureInfo.InvariantCulture, $"{interval.Positives:N0} held-out simulated sequences with {motif} against {interval.Negatives:N0} without"),
        "CisLens, mean of both strands, 95 % bootstrap interval");
}
