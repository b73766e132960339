using CisLens.Inference.Models.Layers.Mutants;
using CisLens.Inference.Models.Layers.Tape;
using static TorchSharp.torch;

namespace CisLens.Inference.Models.Layers;

/// <summary>A function of each value on its own, without learned parameters: ReLU, GELU, Exp and so on.</summary>
public sealed class Activation : Layer
{
    private readonly Func<Tensor, Tensor> _function;

    /// <summary>Reads the layer.</summary>
    /// <param name="fields">The function's settings, named as in PyTorch.</param>
    public Activation(LayerFields fields)
        : base(fields) => _function = ActivationFunctions.Read(fields);

    /// <inheritdoc/>
    public override bool IsLinear => Type == "Identity";

    /// <inheritdoc/>
    public override FeatureShape OutputShape(FeatureShape input) => input;

    /// <inheritdoc/>
    public override Tensor Forward(Tensor input, bool training) => _function(input);

    /// <inheritdoc/>
    internal override MutantFeatures Follow(WindowFeatures mutants, LayerRecord record, PreparedWeights weights) => mutants.EachPosition(record);
}
