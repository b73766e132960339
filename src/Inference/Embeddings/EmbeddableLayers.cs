using CisLens.Inference.Models;
using CisLens.Inference.Models.Architectures;
using CisLens.Inference.Models.Layers;
using CisLens.Shared;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Embeddings;

/// <summary>The layers of a model that embeddings can be taken from, told from the card alone.</summary>
public static class EmbeddableLayers
{
    // Shapes of models that take any length are told for this one.
    private const int AnyLength = 200;

    /// <summary>The layers in order; empty for a TorchScript program. Layers inside other layers can be named in a specification too.</summary>
    public static IReadOnlyList<EmbeddableLayer> Of(ModelCard card)
    {
        ArgumentNullException.ThrowIfNull(card);
        if (ArchitectureCatalogue.IsTorchScript(card.Architecture))
            return [];
        using var graph = ArchitectureCatalogue.Build(card.Architecture);
        var shape = new FeatureShape(4, card.Input.Length ?? Math.Max(card.Input.MinimumLength ?? 1, AnyLength));
        var layers = new List<EmbeddableLayer>();
        foreach (var layer in graph.Layers)
        {
            shape = layer.OutputShape(shape);
            layers.Add(new EmbeddableLayer(layer.Place, shape.ToString(), shape.Length is not null));
        }
        return layers;
    }

    /// <summary>
    /// What the last layer with weights sees: the layer before it (dropout passed over, which does nothing in a prediction), averaged
    /// over positions where there are any. The output itself when there is no layer before it; null for a TorchScript program.
    /// </summary>
    public static EmbeddingSpec? Default(ModelCard card)
    {
        ArgumentNullException.ThrowIfNull(card);
        var layers = Of(card);
        if (layers.Count == 0)
            return null;
        using var graph = ArchitectureCatalogue.Build(card.Architecture);
        var head = Enumerable.Range(0, graph.Layers.Count).LastOrDefault(place => HasWeights(graph.Layers[place]));
        var before = Enumerable.Range(0, head).LastOrDefault(place => graph.Layers[place] is not Dropout);
        return Of(layers[before]);
    }

    /// <summary>The usual embedding of a layer.</summary>
    public static EmbeddingSpec Of(EmbeddableLayer layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        return new EmbeddingSpec { Layer = layer.Address, Pooling = layer.HasPositions ? EmbeddingPooling.Mean : EmbeddingPooling.None };
    }

    /// <summary>Checks embeddings against the model's layers; whether a pooling fits a layer inside another is seen when the run is prepared.</summary>
    /// <exception cref="InputException">One names no layer, does not fit it, or is listed twice.</exception>
    public static void Check(IReadOnlyList<EmbeddingSpec> embeddings, ModelCard card)
    {
        ArgumentNullException.ThrowIfNull(embeddings);
        ArgumentNullException.ThrowIfNull(card);
        if (embeddings.Count == 0)
            return;
        var layers = Of(card);
        if (layers.Count == 0)
            throw new InputException($"{card.Title} is a TorchScript program and shows no layers; leave the embeddings out.");
        using var graph = ArchitectureCatalogue.Build(card.Architecture);
        foreach (var embedding in embeddings)
        {
            var place = graph.Find(embedding.Layer).Place;
            if (layers.FirstOrDefault(layer => layer.Address == place) is not { } layer || layer.HasPositions == (embedding.Pooling != EmbeddingPooling.None))
                continue;
            throw new InputException(layer.HasPositions
                ? $"{place} has positions; choose the pooling 'mean', 'max' or 'centre'."
                : $"{place} has no positions; choose the pooling 'none'.");
        }
        if (embeddings.Distinct().Count() < embeddings.Count)
            throw new InputException("An embedding is listed twice; list each once.");
    }

    private static bool HasWeights(Layer layer) => layer.Parameters.Count > 0 || layer.Children.Any(HasWeights);
}
