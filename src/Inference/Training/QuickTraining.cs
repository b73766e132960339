using CisLens.Inference.Models;
using CisLens.Inference.Models.Architectures;
using CisLens.Shared;
using static TorchSharp.torch;

namespace CisLens.Inference.Training;

/// <summary>Trains a network of a given architecture from nothing, on the processor.</summary>
public static class QuickTraining
{
    /// <summary>Plans the training of a model's architecture; needs no tensors.</summary>
    /// <param name="card">The model.</param>
    /// <param name="length">Bases of each sequence.</param>
    /// <exception cref="InputException">It cannot be trained here; says why.</exception>
    public static TrainingPlan Plan(ModelCard card, int length)
    {
        ArgumentNullException.ThrowIfNull(card);
        using var graph = ArchitectureCatalogue.Layers(card.Architecture)
            ?? throw new InputException($"{card.Title} is a TorchScript program, whose layers cannot be seen and so not be trained anew.");
        return TrainingPlan.For(graph, length);
    }

    /// <summary>Trains a network with the architecture of a model to answer its targets.</summary>
    /// <param name="card">The model whose architecture is used; its weights are not.</param>
    /// <param name="targets">What answers; one a label.</param>
    /// <param name="train">What to learn from; its outputs are the targets.</param>
    /// <param name="validation">What the best pass is chosen by.</param>
    /// <param name="options">How to train.</param>
    /// <param name="progress">Told after each pass.</param>
    /// <param name="token">Stops between steps.</param>
    /// <returns>The model, on the processor; belongs to the caller.</returns>
    public static SequenceModel Train(
        ModelCard card, IReadOnlyList<Target> targets, Examples train, Examples validation, TrainingOptions options, IProgress<EpochReport> progress, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(card);
        var graph = ArchitectureCatalogue.Build(card.Architecture);
        try
        {
            using var logits = new TargetLogits(targets);
            new Trainer(graph, options, logits).Run(train, validation, progress, token);
            return SequenceModel.FromGraph(card, graph, CPU);
        }
        catch
        {
            graph.Dispose();
            throw;
        }
    }
}
