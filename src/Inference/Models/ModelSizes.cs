using CisLens.Inference.Models.Layers;

namespace CisLens.Inference.Models;

/// <summary>What one sequence costs a model and how much it answers, from the card and the layers alone. Needs no tensors.</summary>
internal static class ModelSizes
{
    // TorchScript programs tell nothing of their inside; the size of a middling network is assumed.
    private const double AssumedOperationsPerBase = 1e6;

    /// <summary>Floating-point operations of one prediction by one replica.</summary>
    /// <param name="card">The model.</param>
    /// <param name="graph">Its layers; null for a TorchScript program.</param>
    /// <param name="length">Bases per sequence.</param>
    public static double Operations(ModelCard card, LayerGraph? graph, int length) =>
        Passes(card) * (graph?.Cost(length).Operations ?? AssumedOperationsPerBase * length);

    /// <summary>Forward passes that one prediction takes: two when the model answers for both strands.</summary>
    public static int Passes(ModelCard card) => card.Strands == StrandRule.Given ? 1 : 2;

    /// <summary>Numbers that one sequence is answered with; of a TorchScript program with positions, as many positions as bases are assumed.</summary>
    /// <param name="card">The model.</param>
    /// <param name="graph">Its layers; null for a TorchScript program.</param>
    /// <param name="length">Bases per sequence.</param>
    public static long OutputValues(ModelCard card, LayerGraph? graph, int length) =>
        card.Outputs.Count * (card.Positional ? graph?.OutputShape(length).Length ?? length : 1L);
}
