using static TorchSharp.torch;

namespace CisLens.Inference.Models.Layers.Tape;

/// <summary>
/// A forward pass with what went into and came out of every layer. The tape owns these tensors, not the network's input;
/// disposing it frees them.
/// </summary>
public sealed class LayerTape : IDisposable
{
    private readonly LayerGraph _graph;

    internal LayerTape(LayerGraph graph, Tensor input, IReadOnlyList<LayerRecord> records) =>
        (_graph, Input, Records) = (graph, input, records);

    /// <summary>The network's input, [batch, 4, length].</summary>
    public Tensor Input { get; }

    /// <summary>The records of the layers at the root, in their order.</summary>
    public IReadOnlyList<LayerRecord> Records { get; }

    /// <summary>The network's output; belongs to the tape.</summary>
    public Tensor Output => LayerChain.Output(Records, Input);

    /// <summary>The records of all layers, parents before children.</summary>
    public IEnumerable<LayerRecord> AllRecords() => Records.SelectMany(record => record.WithChildren());

    /// <summary>What a layer did.</summary>
    /// <param name="address">The layer's <see cref="Layer.Place"/>, e.g. <c>Layer 3 (Conv1d)</c>.</param>
    /// <exception cref="Shared.InputException">There is no such layer, see <see cref="LayerGraph.Find"/>.</exception>
    public LayerRecord Find(string address)
    {
        var layer = _graph.Find(address);
        return AllRecords().First(record => ReferenceEquals(record.Layer, layer));
    }

    /// <summary>Frees what was recorded.</summary>
    public void Dispose()
    {
        foreach (var tensor in Owned())
            tensor.Dispose();
    }

    /// <summary>Everything that came out of a layer, the network's input excepted.</summary>
    internal IEnumerable<Tensor> Owned() =>
        AllRecords().SelectMany(record => new[] { record.Input, record.Output })
            .Distinct<Tensor>(ReferenceEqualityComparer.Instance).Where(tensor => !ReferenceEquals(tensor, Input));
}
