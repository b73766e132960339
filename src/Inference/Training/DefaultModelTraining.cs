using System.Globalization;
using CisLens.Inference.Models;
using CisLens.Inference.Models.Checkpoints;
using CisLens.Inference.Models.Layers;
using CisLens.Inference.Training.Peaks;
using static TorchSharp.torch;

namespace CisLens.Inference.Training;

/// <summary>Trains the model that ships, from the public peaks to the package.</summary>
public sealed class DefaultModelTraining
{
    /// <summary>Decides the split, the shuffled test negatives and the bootstrap: the same for all replicas.</summary>
    private const long DataSeed = 1;

    private const int MostTrain = 6000;
    private const int MostValidation = 600;

    private readonly PeakData _data;
    private readonly Examples _train;
    private readonly Examples _validation;
    private readonly PeakEvaluation _evaluation;

    /// <summary>Reads and divides the peaks.</summary>
    /// <param name="dataFolder">The folder with the sets <c>encode-chip-101bp</c> and <c>ctcf-pu1-101bp</c>.</param>
    /// <exception cref="Shared.InputException">A file is missing or not as expected.</exception>
    public DefaultModelTraining(string dataFolder)
    {
        _data = PeakDataReader.Read(dataFolder, new PeakLimits(DefaultModel.Length, MostTrain, MostValidation, DataSeed));
        _train = PeakExamples.Training(_data);
        _validation = PeakExamples.Validation(_data, DataSeed);
        _evaluation = new PeakEvaluation(_data, DataSeed);
    }

    /// <summary>What became of the peaks.</summary>
    public IReadOnlyList<SplitCounts> Counts => _data.Counts;

    /// <summary>Whether a replica lies in the folder: its weights and the account of its training.</summary>
    public static bool IsTrained(string folder, long seed) =>
        File.Exists(WeightsFile(folder, seed)) && File.Exists(LogFile(folder, seed));

    /// <summary>Trains one replica and writes its weights and the account of its training.</summary>
    /// <param name="folder">The package's folder; it exists.</param>
    /// <param name="options">How to train, with the seed.</param>
    /// <param name="progress">Told after each pass.</param>
    /// <param name="cancellation">Stops between steps.</param>
    public void Train(string folder, TrainingOptions options, IProgress<EpochReport> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        using var graph = Network();
        var epochs = new Trainer(graph, options).Run(_train, _validation, progress, cancellation);
        SafetensorsWriter.Write(WeightsFile(folder, options.Seed), graph.ToTensors().Values);
        File.WriteAllText(LogFile(folder, options.Seed), TrainingTables.Epochs(epochs));
    }

    /// <summary>Measures a replica of the folder on the held-out peaks.</summary>
    /// <param name="folder">The package's folder.</param>
    /// <param name="seed">Which replica.</param>
    /// <param name="cancellation">Stops between batches.</param>
    /// <exception cref="Shared.InputException">The weights are not those of this network.</exception>
    public TrainedReplica Measure(string folder, long seed, CancellationToken cancellation)
    {
        var file = WeightsFile(folder, seed);
        using var checkpoint = Checkpoint.Open(file);
        using var graph = Network();
        graph.Bind(StateDict.Normalize(checkpoint).Tensors, Path.GetFileName(file), CPU);
        var answers = Predictor.Run(graph, _evaluation.Sequences, bothStrands: true, cancellation);
        var weights = new ModelWeights(Path.GetFileName(file), Checkpoint.Sha256(file), Replica(seed));
        return new TrainedReplica(seed, weights, answers, _evaluation.Score(answers));
    }

    /// <summary>Writes the card, the table of all figures and the account of the peaks.</summary>
    /// <param name="folder">The package's folder.</param>
    /// <param name="replicas">The trained replicas; the first becomes the default one.</param>
    public void WritePackage(string folder, IReadOnlyList<TrainedReplica> replicas)
    {
        File.WriteAllText(Path.Combine(folder, ModelCard.FileName), DefaultModelCard.Create(_data, replicas).ToJson() + "\n");
        File.WriteAllText(Path.Combine(folder, "performance.tsv"), TrainingTables.Performance(replicas, _evaluation.Score(Mean(replicas))));
        File.WriteAllText(Path.Combine(folder, "split.tsv"), TrainingTables.Split(_data.Counts));
    }

    private LayerGraph Network() => new(DefaultModel.Layers(_data.Factors.Count));

    private static string Replica(long seed) => string.Create(CultureInfo.InvariantCulture, $"seed-{seed}");

    private static string WeightsFile(string folder, long seed) => Path.Combine(folder, $"{Replica(seed)}.safetensors");

    private static string LogFile(string folder, long seed) => Path.Combine(folder, $"{Replica(seed)}.training.tsv");

    private static float[][] Mean(IReadOnlyList<TrainedReplica> replicas) =>
        [.. Enumerable.Range(0, replicas[0].Answers.Count).Select(row =>
            Enumerable.Range(0, replicas[0].Answers[row].Length).Select(output => replicas.Average(replica => replica.Answers[row][output])).ToArray())];
}
