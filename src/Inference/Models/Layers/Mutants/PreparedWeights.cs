using static TorchSharp.torch;

namespace CisLens.Inference.Models.Layers.Mutants;

/// <summary>Weights turned once into the order in which the narrow computations read them.</summary>
internal sealed class PreparedWeights : IDisposable
{
    private readonly Dictionary<Layer, Tensor> _turned = new(ReferenceEqualityComparer.Instance);

    /// <summary>A layer's weights in its own order; made when first asked for, kept until this is disposed.</summary>
    public Tensor Of(Layer layer, Func<Tensor> turn)
    {
        if (!_turned.TryGetValue(layer, out var turned))
        {
            using var scope = NewDisposeScope();
            turned = turn();
            _turned.Add(layer, turned.DetachFromDisposeScope());
        }
        return turned;
    }

    /// <summary>Frees them.</summary>
    public void Dispose()
    {
        foreach (var turned in _turned.Values)
            turned.Dispose();
        _turned.Clear();
    }
}
