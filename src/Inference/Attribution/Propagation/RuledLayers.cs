using CisLens.Inference.Models.Layers;
using Parallel = CisLens.Inference.Models.Layers.Parallel;

namespace CisLens.Inference.Attribution.Propagation;

/// <summary>Which layers the rules on the way back know.</summary>
internal static class RuledLayers
{
    /// <summary>The verdict on a method that goes back through the layers.</summary>
    /// <param name="method">The method's name.</param>
    /// <param name="graph">The layers; null for a TorchScript program.</param>
    /// <param name="others">Whether the method has a rule of its own for a layer that is neither linear, nor a maximum, nor a function of one value.</param>
    public static MethodReadiness Readiness(string method, LayerGraph? graph, Func<Layer, bool> others)
    {
        if (graph is null)
            return MethodReadiness.NoLayers;
        return graph.AllLayers().FirstOrDefault(layer => !IsGeneral(layer) && !others(layer)) is { } unknown
            ? new MethodReadiness(MethodVerdict.Impossible, $"{method} has no rule for {unknown.Place}.")
            : new MethodReadiness(MethodVerdict.Exact, "There is a rule for every layer.");
    }

    /// <summary>The verdict on a method that uses <see cref="RescaleRule"/>.</summary>
    /// <param name="graph">The layers; null for a TorchScript program.</param>
    public static MethodReadiness Rescale(LayerGraph? graph)
    {
        var ready = Readiness("DeepLIFT", graph, layer => layer is Softmax or ProfileScalar or LayerNorm || HasProducts(layer));
        return ready.Verdict == MethodVerdict.Exact && graph!.AllLayers().FirstOrDefault(HasProducts) is { } gated
            ? ready with { Reason = $"There is a rule for every layer; the products in {gated.Place} are shared between their factors by a stated rule." }
            : ready;
    }

    private static bool HasProducts(Layer layer) => layer is BidirectionalLstm or SelfAttention;

    private static bool IsGeneral(Layer layer) =>
        layer is Sequential or Residual or Parallel or WindowMaximum or Activation or PReLU or IMaximumLayer { IsMaximum: true } || layer.IsLinear;
}
