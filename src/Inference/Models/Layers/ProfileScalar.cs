using static TorchSharp.torch;

namespace CisLens.Inference.Models.Layers;

/// <summary>
/// One number for a profile of logits: the sum of z * softmax(z), z being the logits minus their mean, over strands and
/// positions together (bpnet-lite's profile attribution target).
/// </summary>
public sealed class ProfileScalar : Layer
{
    /// <summary>Reads the layer.</summary>
    /// <param name="fields">No fields of its own.</param>
    public ProfileScalar(LayerFields fields)
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
        using var scope = NewDisposeScope();
        var logits = input.flatten(1, 2);
        var centred = logits - logits.mean([-1], keepdim: true);
        return (centred * centred.softmax(-1)).sum(-1, keepdim: true).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public override ReceptiveWindow? Through(ReceptiveWindow? window) => null;
}
