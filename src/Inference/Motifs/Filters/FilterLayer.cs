using CisLens.Inference.Models;
using CisLens.Inference.Models.Architectures;
using CisLens.Inference.Models.Layers;
using CisLens.Shared;

namespace CisLens.Inference.Motifs.Filters;

/// <summary>A convolution layer with no pooling before it, so that each of its values belongs to one short stretch of the sequence.</summary>
/// <param name="Address">The layer's address, e.g. <c>Layer 0 (Conv1d)</c>.</param>
/// <param name="ReadAt">Address of the layer whose output is looked at: the first function of each value after the convolution (normalisation and dropout passed over), or the convolution itself where there is none.</param>
/// <param name="Filters">Number of filters.</param>
/// <param name="Window">The stretch of the sequence that a value sees.</param>
/// <param name="SeesBases">Whether it sees the bases themselves, so that its weights can be shown as a matrix of letters.</param>
public sealed record FilterLayer(string Address, string ReadAt, int Filters, ReceptiveWindow Window, bool SeesBases)
{
    /// <summary>The layers of a model, in order, told from its card alone; empty for a TorchScript program.</summary>
    public static IReadOnlyList<FilterLayer> Of(ModelCard card)
    {
        ArgumentNullException.ThrowIfNull(card);
        if (ArchitectureCatalogue.IsTorchScript(card.Architecture))
            return [];
        using var graph = ArchitectureCatalogue.Build(card.Architecture);
        return Of(graph);
    }

    /// <summary>A layer of a model.</summary>
    /// <param name="card">The model's card.</param>
    /// <param name="address">The layer's address, in upper or lower case.</param>
    /// <exception cref="InputException">There is no such convolution; lists those that there are.</exception>
    public static FilterLayer Find(ModelCard card, string address)
    {
        ArgumentNullException.ThrowIfNull(card);
        var layers = Of(card);
        if (layers.Count == 0)
            throw new InputException($"{card.Title} shows no convolution layer without pooling before it, so its filters cannot be turned into motifs.");
        return layers.FirstOrDefault(layer => layer.Address.Equals(address, StringComparison.OrdinalIgnoreCase))
            ?? throw new InputException($"'{address}' is no convolution layer without pooling before it; choose one of {string.Join(", ", layers.Select(layer => layer.Address))}.");
    }

    internal static IReadOnlyList<FilterLayer> Of(LayerGraph graph)
    {
        var found = new List<FilterLayer>();
        Walk(graph.Layers, ReceptiveWindow.Identity, found);
        return found;
    }

    /// <summary>Goes along a chain of layers until positions are pooled or each sees everything.</summary>
    /// <returns>False where that happened.</returns>
    private static bool Walk(IReadOnlyList<Layer> chain, ReceptiveWindow start, List<FilterLayer> found)
    {
        ReceptiveWindow? window = start;
        for (var place = 0; place < chain.Count; place++)
        {
            var layer = chain[place];
            if (window is not { } before || layer is IMaximumLayer)
                return false;
            var pooled = layer.Branches.Select(branch => !Walk(branch, before, found)).ToList();
            window = layer.Through(window);
            if (pooled.Contains(true))
                return false;
            if (layer is Conv1d convolution && window is { } after)
                found.Add(new FilterLayer(
                    layer.Place, ReadAfter(chain, place).Place, convolution.OutChannels, after,
                    before == ReceptiveWindow.Identity && convolution.InChannels == 4 && convolution.Groups == 1));
        }
        return window is not null;
    }

    private static Layer ReadAfter(IReadOnlyList<Layer> chain, int convolution)
    {
        for (var place = convolution + 1; place < chain.Count; place++)
            if (chain[place] is Activation or PReLU)
                return chain[place];
            else if (chain[place] is not (BatchNorm1d or Dropout))
                break;
        return chain[convolution];
    }
}
