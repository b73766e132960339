using CisLens.Inference.Models.Layers.Tape;
using static TorchSharp.torch;

namespace CisLens.Inference.Models.Layers.Mutants;

/// <summary>Mutants behind a <see cref="Flatten"/>, still as windows: a dense layer that follows uses only what changed.</summary>
/// <param name="changes">What was flattened, as differences.</param>
/// <param name="flatten">What the layer made of the sequences that are not mutated.</param>
/// <param name="positionMajor">Whether the features stand position by position.</param>
internal sealed class FlatFeatures(WindowFeatures changes, LayerRecord flatten, bool positionMajor) : MutantFeatures(changes.Values)
{
    /// <summary>Whether the features stand position by position.</summary>
    public bool PositionMajor => positionMajor;

    /// <summary>Channels of a position.</summary>
    public long Channels => changes.Channels;

    /// <inheritdoc/>
    public override MutantFeatures Through(LayerRecord record, PreparedWeights weights) => record.Layer switch
    {
        _ when ReferenceEquals(record.Output, record.Input) => this,
        Linear dense => dense.Follow(this, record, weights),
        _ => Whole(record.Input).Through(record, weights),
    };

    /// <inheritdoc/>
    public override WholeFeatures Whole(Tensor unmutated) =>
        new(flatten.Layer.Forward(changes.Whole(flatten.Input).Values, training: false));

    /// <summary>
    /// Multiplies by a dense layer's weights, position by position: the mutants whose windows hold a position are neighbours
    /// and make one matrix product with its weights.
    /// </summary>
    /// <param name="unmutated">The layer's output for the sequences themselves: [sequences, outputs].</param>
    /// <param name="weights">The layer's weights by position.</param>
    public WholeFeatures Dense(Tensor unmutated, PositionWeights weights)
    {
        var (axes, outputs) = (Values.shape, unmutated.shape[1]);
        var group = axes[1] * axes[2] * axes[3];
        var result = empty([axes[0] * axes[1], axes[2], axes[3], outputs], Values.dtype, Values.device);
        result.copy_(unmutated.unsqueeze(1));
        var rows = result.view(-1, outputs);
        var windows = Values.contiguous();
        var (start, width) = (changes.Window.Start, changes.Window.Width);
        var (position, last) = (Math.Max(0, start), Math.Min((int)weights.Positions, start + changes.Groups - 1 + width));
        for (; position < last; position++)
        {
            using var scope = NewDisposeScope();
            var first = Math.Max(0, position - start - width + 1);
            var count = Math.Min(changes.Groups - 1, position - start) - first + 1;
            // One group further the position is one column further to the left in the window.
            var columns = windows.as_strided(
                [count, group, Channels],
                [group * width * Channels - Channels, width * Channels, 1],
                (long)first * group * width * Channels + (position - start - first) * Channels);
            rows.narrow(0, first * group, count * group).addmm_(columns.reshape(-1, Channels), weights.At(position).t());
        }
        return new WholeFeatures(rows);
    }
}
