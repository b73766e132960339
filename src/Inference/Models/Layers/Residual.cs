using CisLens.Inference.Models.Layers.Mutants;
using CisLens.Inference.Models.Layers.Tape;
using static TorchSharp.torch;

namespace CisLens.Inference.Models.Layers;

/// <summary>y = x + body(x).</summary>
public sealed class Residual : Layer
{
    /// <summary>Reads the layer.</summary>
    /// <param name="fields">body: the layers beside the identity.</param>
    public Residual(LayerFields fields)
        : base(fields) => Children = fields.Layers("body");

    /// <inheritdoc/>
    public override IReadOnlyList<Layer> Children { get; }

    /// <inheritdoc/>
    internal override IReadOnlyList<IReadOnlyList<Layer>> Branches => [Children];

    /// <inheritdoc/>
    public override FeatureShape OutputShape(FeatureShape input)
    {
        var output = LayerChain.OutputShape(Children, input);
        return output == input ? input : throw Unfit($"a body that keeps the shape (it makes {output})", input);
    }

    /// <inheritdoc/>
    public override Tensor Forward(Tensor input, bool training)
    {
        var body = LayerChain.Forward(Children, input, training);
        var sum = input + body;
        if (!ReferenceEquals(body, input))
            body.Dispose();
        return sum;
    }

    /// <inheritdoc/>
    public override LayerRecord Record(Tensor input)
    {
        var body = LayerChain.Record(Children, input);
        return new LayerRecord(this, input, input + LayerChain.Output(body, input), [body]);
    }

    /// <inheritdoc/>
    public override ReceptiveWindow? Through(ReceptiveWindow? window) =>
        ReceptiveWindow.Union(window, LayerChain.Through(Children, window));

    /// <inheritdoc/>
    public override LayerCost Cost(FeatureShape input)
    {
        var body = LayerChain.Cost(Children, input);
        return new LayerCost(body.Operations + input.Elements, body.Kept + input.Elements, body.Peak + input.Elements);
    }

    /// <inheritdoc/>
    internal override MutantFeatures Follow(WindowFeatures mutants, LayerRecord record, PreparedWeights weights)
    {
        ArgumentNullException.ThrowIfNull(record);
        return Branching.Join(mutants, record, weights, [[], record.Branches[0]], parts => parts[0] + parts[1]);
    }
}
