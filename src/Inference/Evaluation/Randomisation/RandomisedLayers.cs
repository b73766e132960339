using CisLens.Inference.Models.Layers;
using CisLens.Inference.Sequences;
using static TorchSharp.torch;

namespace CisLens.Inference.Evaluation.Randomisation;

/// <summary>Gives layers the values that they would have before training.</summary>
public static class RandomisedLayers
{
    /// <summary>The layers with parameters, from the output down to the input.</summary>
    /// <param name="graph">The network.</param>
    public static IReadOnlyList<Layer> TopDown(LayerGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return [.. graph.AllLayers().Where(layer => layer.Parameters.Count > 0).Reverse()];
    }

    /// <summary>The same layers in groups that are randomised together.</summary>
    /// <param name="graph">The network.</param>
    /// <param name="depths">At most how many groups; all about equally large.</param>
    public static IReadOnlyList<IReadOnlyList<Layer>> Groups(LayerGraph graph, int depths)
    {
        var layers = TopDown(graph);
        var groups = Math.Min(depths, layers.Count);
        return [.. Enumerable.Range(0, groups).Select(group => layers.Take((group + 1) * layers.Count / groups).Skip(group * layers.Count / groups).ToList())];
    }

    /// <summary>Replaces a layer's parameters by starting values, as training would draw them; a batch normalisation forgets its statistics.</summary>
    /// <param name="layer">The layer, with weights bound.</param>
    /// <param name="random">Where the randomness comes from.</param>
    /// <param name="device">Where the weights are.</param>
    /// <param name="type">Their type.</param>
    public static void Randomise(Layer layer, SeededRandom random, Device device, ScalarType type)
    {
        ArgumentNullException.ThrowIfNull(layer);
        foreach (var parameter in layer.Parameters)
            parameter.BindDrawn(random, device, type);
    }
}
