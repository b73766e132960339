using CisLens.Inference.Models.Layers.Mutants;
using CisLens.Inference.Models.Layers.Tape;
using static TorchSharp.torch;

namespace CisLens.Inference.Models.Layers;

/// <summary>The sum over all channels and positions.</summary>
public sealed class GlobalSum : Layer
{
    /// <summary>Reads the layer.</summary>
    /// <param name="fields">No fields of its own.</param>
    public GlobalSum(LayerFields fields)
        : base(fields)
    {
    }

    /// <inheritdoc/>
    public override FeatureShape OutputShape(FeatureShape input)
    {
        RequireLength(input);
        return new FeatureShape(1);
    }

    /// <inheritdoc/>
    public override Tensor Forward(Tensor input, bool training)
    {
        ArgumentNullException.ThrowIfNull(input);
        return input.sum([1, 2]).unsqueeze_(-1);
    }

    /// <inheritdoc/>
    public override bool IsLinear => true;

    /// <inheritdoc/>
    public override Tensor Transpose(Tensor signal, long[] inputShape)
    {
        ArgumentNullException.ThrowIfNull(signal);
        ArgumentNullException.ThrowIfNull(inputShape);
        using var scope = NewDisposeScope();
        return signal.unsqueeze(-1).expand([signal.shape[0], .. inputShape[1..]]).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public override ReceptiveWindow? Through(ReceptiveWindow? window) => null;

    /// <inheritdoc/>
    public override LayerCost Cost(FeatureShape input) => new(input.Elements, 1, input.Elements + 1);

    /// <inheritdoc/>
    internal override MutantFeatures Follow(WindowFeatures mutants, LayerRecord record, PreparedWeights weights)
    {
        ArgumentNullException.ThrowIfNull(mutants);
        return mutants.Sum(record, 1, overChannels: true);
    }
}
