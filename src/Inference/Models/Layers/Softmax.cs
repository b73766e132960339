using CisLens.Inference.Models.Layers.Mutants;
using CisLens.Inference.Models.Layers.Tape;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace CisLens.Inference.Models.Layers;

/// <summary>Softmax over the channels, at each position where there are positions.</summary>
public sealed class Softmax : Layer
{
    /// <summary>Reads the layer.</summary>
    /// <param name="fields">dim: 1 when given.</param>
    public Softmax(LayerFields fields)
        : base(fields)
    {
        var axis = fields.Whole("dim", 1, minimum: -8);
        if (axis is not (1 or -1))
            throw new Shared.InputException($"{Place}: softmax over axis {axis} is not supported, only over the channels (1).");
        Axis = axis;
    }

    private int Axis { get; }

    /// <inheritdoc/>
    public override FeatureShape OutputShape(FeatureShape input) =>
        Axis == 1 || input.Length is null ? input : throw Unfit("features without positions for dim -1", input);

    /// <inheritdoc/>
    public override Tensor Forward(Tensor input, bool training) => F.softmax(input, 1);

    /// <inheritdoc/>
    internal override MutantFeatures Follow(WindowFeatures mutants, LayerRecord record, PreparedWeights weights) => mutants.EachPosition(record);
}
