using CisLens.Inference.Models.Layers;
using CisLens.Shared;

namespace CisLens.Inference.Training;

/// <summary>
/// How much a network is trained in a test. The rule: as many sequences, 600 to 2,000, as can be shown eight times with 8 * 10^11
/// floating-point operations, about forty seconds on two cores; networks that would need more are not trained.
/// </summary>
/// <param name="Sequences">Sequences to learn from.</param>
/// <param name="Passes">Passes over them at most.</param>
public sealed record TrainingPlan(int Sequences, int Passes)
{
    private const double Budget = 8e11;
    private const int Fewest = 600;
    private const int Most = 2000;
    private const int AllPasses = 8;

    // A backward pass computes the gradients of inputs and of weights, each about one more forward pass.
    private const double PassesOfAStep = 3;

    /// <summary>Plans the training of a network.</summary>
    /// <param name="graph">The network, without weights.</param>
    /// <param name="length">Bases of each sequence.</param>
    /// <exception cref="InputException">It is too large to be trained here, or cannot take this length.</exception>
    public static TrainingPlan For(LayerGraph graph, int length)
    {
        ArgumentNullException.ThrowIfNull(graph);
        graph.OutputShape(length);
        var operations = graph.Cost(length).Operations;
        var sequences = Budget / (PassesOfAStep * AllPasses * operations);
        return sequences >= Fewest
            ? new TrainingPlan((int)Math.Min(Most, sequences), AllPasses)
            : throw new InputException($"The network takes {operations / 1e6:N0} million operations a sequence, too many to be trained within a test (at most {Budget / (PassesOfAStep * AllPasses * Fewest) / 1e6:N0} million).");
    }

    /// <summary>How it is trained.</summary>
    /// <param name="seed">Decides everything random.</param>
    public TrainingOptions Options(long seed) => new() { Seed = seed, Epochs = Passes, Patience = Passes, Batch = 32, LearningRate = 0.003, ShuffledNegatives = false };
}
