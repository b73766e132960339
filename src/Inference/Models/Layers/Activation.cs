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

    /// <summary>Whether larger inputs never have smaller outputs: then the maximum of outputs is the output of the maximum.</summary>
    internal bool IsRising => Type is "ReLU" or "ReLU6" or "SELU" or "Tanh" or "Sigmoid" or "Softplus" or "Exp";

    /// <inheritdoc/>
    public override bool IsLinear => Type == "Identity";

    /// <inheritdoc/>
    public override FeatureShape OutputShape(FeatureShape input) => input;

    /// <inheritdoc/>
    public override Tensor Forward(Tensor input, bool training) => _function(input);

    /// <inheritdoc/>
    internal override MutantFeatures Follow(WindowFeatures mutants, LayerRecord record, PreparedWeights weights) => mutants.EachPosition(record);
}
