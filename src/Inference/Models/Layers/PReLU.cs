using CisLens.Inference.Models.Layers.Mutants;
using CisLens.Inference.Models.Layers.Tape;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace CisLens.Inference.Models.Layers;

/// <summary>max(0, x) + a * min(0, x) with a learned slope, one for all channels or one for each.</summary>
public sealed class PReLU : Layer
{
    private readonly int _count;
    private readonly LayerParameter _weight;

    /// <summary>Reads the layer.</summary>
    /// <param name="fields">num_parameters.</param>
    public PReLU(LayerFields fields)
        : base(fields)
    {
        _count = fields.Whole("num_parameters", 1);
        _weight = new LayerParameter(Key("weight"), [_count], Initial.Constant(0.25f));
    }

    /// <inheritdoc/>
    public override IReadOnlyList<LayerParameter> Parameters => [_weight];

    /// <inheritdoc/>
    public override FeatureShape OutputShape(FeatureShape input) =>
        _count == 1 || _count == input.Channels ? input : throw Unfit($"{_count} channels", input);

    /// <inheritdoc/>
    public override Tensor Forward(Tensor input, bool training) => F.prelu(input, _weight.Value);

    /// <inheritdoc/>
    internal override MutantFeatures Follow(WindowFeatures mutants, LayerRecord record, PreparedWeights weights) => mutants.EachPosition(record);
}
