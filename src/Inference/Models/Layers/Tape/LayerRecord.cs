using static TorchSharp.torch;

namespace CisLens.Inference.Models.Layers.Tape;

/// <summary>What one layer did in a forward pass.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Input">What went in: [batch, channels, positions] or [batch, features].</param>
/// <param name="Output">What came out, with the same batch axis; the input itself where the layer does nothing.</param>
/// <param name="Branches">The records of the layers inside, one chain for each branch; empty for a layer without children.</param>
public sealed record LayerRecord(Layer Layer, Tensor Input, Tensor Output, IReadOnlyList<IReadOnlyList<LayerRecord>> Branches)
{
    /// <summary>This record and those of the layers inside, parents before children.</summary>
    public IEnumerable<LayerRecord> WithChildren() =>
        Branches.SelectMany(branch => branch).SelectMany(record => record.WithChildren()).Prepend(this);
}
