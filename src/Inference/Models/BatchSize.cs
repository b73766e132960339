using TorchSharp;
using static TorchSharp.torch;

namespace CisLens.Inference.Models;

/// <summary>How many sequences to run at once, from an estimate of the memory that one takes.</summary>
public static class BatchSize
{
    private const int Most = 2048;

    /// <summary>Convolutions on a processor unfold their input and copy between layouts.</summary>
    private const double InferenceOverhead = 2;

    /// <summary>A backward pass keeps most outputs and the gradients of a few; measured on the shapes of Basset and Beluga: 1.3 to 1.7.</summary>
    private const double GradientOverhead = 1.5;

    /// <summary>Rules keep every output, and of each what they carry back and something between.</summary>
    private const double RulesOverhead = 3;

    /// <summary>
    /// Bytes that a batch may take on a processor. Measured on small and large networks: fewer leave the threads idle, more
    /// leave the caches and take up to twice as long per sequence.
    /// </summary>
    private const double ProcessorBudget = 64e6;

    /// <summary>The same for a forward and a backward pass, which between them wait for all threads three times as often.</summary>
    private const double ProcessorGradientBudget = 500e6;

    private const double GradientWeights = 1.25;

    /// <summary>The most that windows of mutants may take on a processor.</summary>
    private const double WindowBudget = 256e6;

    private const double DeviceBudget = 4e9;

    // TorchScript programs tell nothing; one position is assumed to keep this many numbers.
    private const double AssumedValuesPerBase = 4096;

    /// <summary>The number of sequences of one forward pass, or of one forward and backward pass.</summary>
    /// <param name="model">The model.</param>
    /// <param name="length">Bases per sequence.</param>
    /// <param name="gradient">Whether a backward pass follows.</param>
    public static int For(SequenceModel model, int length, bool gradient)
    {
        ArgumentNullException.ThrowIfNull(model);
        return (int)Math.Clamp(Values(model, gradient) / ValuesPerSequence(model.Graph, length, gradient), 1, Most);
    }

    /// <summary>The number of sequences whose layers' outputs are all kept, for rules that go back through them.</summary>
    /// <param name="model">The model.</param>
    /// <param name="length">Bases per sequence.</param>
    public static int ForRules(SequenceModel model, int length) =>
        (int)Math.Max(1, For(model, length, gradient: true) * GradientOverhead / RulesOverhead);

    /// <summary>The numbers of the model's type that a batch may take room for.</summary>
    /// <param name="model">The model.</param>
    /// <param name="gradient">Whether a backward pass follows.</param>
    internal static double Values(SequenceModel model, bool gradient = false)
    {
        var bytes = model.Type == ScalarType.Float64 ? 8 : 4;
        var budget = model.Device.type == DeviceType.CPU
            ? Math.Min(ProcessorBytes(model.Graph, bytes, gradient), GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 8.0)
            : DeviceBudget;
        return budget / bytes / RowParts.Sharing;
    }

    /// <summary>Whether each of several threads can compute sequences of its own: weights stay in the caches, and a batch holds enough sequences for all.</summary>
    /// <param name="model">The model.</param>
    /// <param name="length">Bases per sequence.</param>
    /// <param name="threads">How many threads.</param>
    internal static bool FitsThreads(SequenceModel model, int length, int threads)
    {
        var bytes = model.Type == ScalarType.Float64 ? 8 : 4;
        return bytes * Weights(model.Graph) <= ProcessorBudget && Values(model, gradient: true) >= threads * ValuesPerSequence(model.Graph, length, gradient: true);
    }

    /// <summary>The same for windows of mutants. A batch reads the weights of the positions that it reaches, not all of them.</summary>
    /// <param name="model">The model.</param>
    internal static double WindowValues(SequenceModel model) =>
        model.Device.type == DeviceType.CPU ? Math.Min(Values(model), WindowBudget / (model.Type == ScalarType.Float64 ? 8 : 4)) : Values(model);

    /// <summary>Bytes that a batch may take on a processor with enough memory.</summary>
    /// <param name="graph">The network; null for a TorchScript program.</param>
    /// <param name="bytes">Bytes of a number.</param>
    /// <param name="gradient">Whether a backward pass follows.</param>
    internal static double ProcessorBytes(Layers.LayerGraph? graph, int bytes, bool gradient) =>
        // Each batch reads all weights, with a gradient twice; a batch much smaller than they are spends its time on that.
        gradient
            ? Math.Max(ProcessorGradientBudget, GradientWeights * bytes * Weights(graph))
            : Math.Max(ProcessorBudget, bytes * Weights(graph));

    /// <summary>The numbers in a network's weights; 0 for a TorchScript program.</summary>
    /// <param name="graph">The network; null for a TorchScript program.</param>
    internal static double Weights(Layers.LayerGraph? graph) =>
        graph?.Parameters.Sum(parameter => parameter.Shape.Aggregate(1.0, (product, size) => product * size)) ?? 0;

    /// <summary>The numbers that one sequence takes room for while it is computed.</summary>
    /// <param name="graph">The network; null for a TorchScript program.</param>
    /// <param name="length">Bases per sequence.</param>
    /// <param name="gradient">Whether a backward pass follows.</param>
    internal static double ValuesPerSequence(Layers.LayerGraph? graph, int length, bool gradient)
    {
        if (graph is null)
            return AssumedValuesPerBase * length;
        var cost = graph.Cost(length);
        return gradient ? GradientOverhead * (cost.Kept + 4.0 * length) : InferenceOverhead * cost.Peak;
    }
}
