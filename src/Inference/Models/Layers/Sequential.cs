using CisLens.Inference.Models.Layers.Mutants;
using CisLens.Inference.Models.Layers.Tape;
using static TorchSharp.torch;

namespace CisLens.Inference.Models.Layers;

/// <summary>Layers one after another.</summary>
public sealed class Sequential : Layer
{
    /// <summary>Reads the layer.</summary>
    /// <param name="fields">body: the layers.</param>
    public Sequential(LayerFields fields)
        : base(fields) => Children = fields.Layers("body");

    /// <inheritdoc/>
    public override IReadOnlyList<Layer> Children { get; }

    /// <inheritdoc/>
    internal override IReadOnlyList<IReadOnlyList<Layer>> Branches => [Children];

    /// <inheritdoc/>
    public override FeatureShape OutputShape(FeatureShape input) => LayerChain.OutputShape(Children, input);

    /// <inheritdoc/>
    public override Tensor Forward(Tensor input, bool training) => LayerChain.Forward(Children, input, training);

    /// <inheritdoc/>
    public override LayerRecord Record(Tensor input)
    {
        var body = LayerChain.Record(Children, input);
        return new LayerRecord(this, input, LayerChain.Output(body, input), [body]);
    }

    /// <inheritdoc/>
    public override ReceptiveWindow? Through(ReceptiveWindow? window) => LayerChain.Through(Children, window);

    /// <inheritdoc/>
    public override LayerCost Cost(FeatureShape input) => LayerChain.Cost(Children, input);

    /// <inheritdoc/>
    internal override MutantFeatures Follow(WindowFeatures mutants, LayerRecord record, PreparedWeights weights) =>
        mutants.Through(record.Branches[0], weights);
}
