using CisLens.Inference.Models.Layers.Tape;
using static TorchSharp.torch;

namespace CisLens.Inference.Models.Layers.Mutants;

/// <summary>All features of every mutant: from here on each layer is computed plainly.</summary>
/// <param name="values">[mutants, channels, positions] or [mutants, features], mutants ordered by position, sequence, new base.</param>
internal sealed class WholeFeatures(Tensor values) : MutantFeatures(values)
{
    /// <inheritdoc/>
    public override MutantFeatures Through(LayerRecord record, PreparedWeights weights) =>
        new WholeFeatures(record.Layer.Forward(Values, training: false));

    /// <inheritdoc/>
    public override WholeFeatures Whole(Tensor unmutated) => this;
}
