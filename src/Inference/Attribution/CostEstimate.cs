using CisLens.Inference.Models;
using CisLens.Inference.Models.Architectures;
using CisLens.Inference.Models.Layers;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Attribution;

/// <summary>What a run will cost, before it starts. Needs no tensors.</summary>
/// <param name="Forward">Forward passes over all sequences.</param>
/// <param name="Backward">Backward passes over all sequences.</param>
/// <param name="Operations">Floating-point operations; null for TorchScript models, whose inside cannot be seen.</param>
/// <param name="Seconds">Expected time at the given rate; null when the operations are not known.</param>
/// <param name="Memory">Expected memory of the worker beyond its start, in bytes.</param>
/// <param name="Assumption">What the time rests on.</param>
public sealed record CostEstimate(double Forward, double Backward, double? Operations, double? Seconds, double Memory, string Assumption)
{
    /// <summary>Floating-point operations per second that are assumed of a worker without a measured rate: two cores of a common processor.</summary>
    public const double AssumedRate = 2e10;

    /// <summary>Estimates a run.</summary>
    /// <param name="card">The model.</param>
    /// <param name="methods">The methods with their settings.</param>
    /// <param name="targets">Number of targets.</param>
    /// <param name="length">Bases per sequence as the model takes them.</param>
    /// <param name="sequences">Number of sequences.</param>
    /// <param name="rate">Measured operations per second of the worker; null for <see cref="AssumedRate"/>.</param>
    /// <param name="embeddings">Layers whose outputs are kept, each by a pass of its own.</param>
    /// <param name="replicas">How many replicas of the model answer.</param>
    /// <exception cref="Shared.InputException">A method, a setting or the length does not fit.</exception>
    public static CostEstimate Of(ModelCard card, IReadOnlyList<MethodSpec> methods, int targets, int length, long sequences, double? rate, int embeddings = 0, int replicas = 1)
    {
        ArgumentNullException.ThrowIfNull(card);
        ArgumentNullException.ThrowIfNull(methods);
        using var graph = ArchitectureCatalogue.Layers(card.Architecture);
        var costs = methods.Select(method => AttributionCatalogue.Cost(method, graph, length, targets)).ToList();
        var strands = replicas * (card.Strands == StrandRule.Given ? 1 : 2);
        var forward = sequences * strands * (1 + embeddings + costs.Sum(cost => cost.Forward));
        var backward = sequences * strands * costs.Sum(cost => cost.Backward);
        var operations = graph?.Cost(length).Operations * new MethodCost(forward, backward).Passes;
        return new CostEstimate(
            forward, backward, operations, operations / (rate ?? AssumedRate), Bytes(graph, length, backward > 0),
            rate is null ? "assumed: 20 billion operations per second, two cores of a common processor" : "measured on this worker");
    }

    private static double Bytes(LayerGraph? graph, int length, bool gradient)
    {
        var one = 4 * Math.Max(BatchSize.ValuesPerSequence(graph, length, false), gradient ? BatchSize.ValuesPerSequence(graph, length, true) : 0);
        return 4 * BatchSize.Weights(graph) + Math.Max(one, BatchSize.ProcessorBytes(graph, 4, gradient));
    }
}
