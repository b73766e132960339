using CisLens.Inference.Models.Layers.Mutants;
using CisLens.Inference.Models.Layers.Tape;
using static TorchSharp.torch;

namespace CisLens.Inference.Models.Layers;

/// <summary>
/// Tracks that a network reads beside the sequence, such as the coverage of a control experiment: whatever its input, it gives
/// the tracks that were set, and zeros where none were, as is usual when sequences alone are explained. Nothing of the output
/// depends on the sequence.
/// </summary>
public sealed class ControlTracks : Layer
{
    private readonly int _tracks;

    /// <summary>Reads the layer.</summary>
    /// <param name="fields">channels: the number of tracks.</param>
    public ControlTracks(LayerFields fields)
        : base(fields) => _tracks = fields.Whole("channels", minimum: 1);

    /// <summary>The tracks, [1, channels, positions] for all sequences or [batch, channels, positions]; null for zeros. Stays its owner's.</summary>
    public Tensor? Tracks { get; set; }

    /// <inheritdoc/>
    public override FeatureShape OutputShape(FeatureShape input) => new(_tracks, RequireLength(input));

    /// <inheritdoc/>
    public override Tensor Forward(Tensor input, bool training)
    {
        long[] shape = [input.shape[0], _tracks, input.shape[2]];
        return Tracks is null ? zeros(shape, input.dtype, input.device) : Tracks.expand(shape);
    }

    /// <inheritdoc/>
    public override bool IsLinear => true;

    /// <inheritdoc/>
    public override Tensor Transpose(Tensor signal, long[] inputShape)
    {
        ArgumentNullException.ThrowIfNull(signal);
        ArgumentNullException.ThrowIfNull(inputShape);
        return zeros([signal.shape[0], .. inputShape[1..]], signal.dtype, signal.device);
    }

    /// <inheritdoc/>
    public override LayerCost Cost(FeatureShape input) => new(0, 0, OutputShape(input).Elements);

    /// <inheritdoc/>
    internal override MutantFeatures Follow(WindowFeatures mutants, LayerRecord record, PreparedWeights weights)
    {
        ArgumentNullException.ThrowIfNull(mutants);
        return mutants.Unchanged(_tracks);
    }
}
