using CisLens.Inference.Models.Layers.Tape;
using static TorchSharp.torch;

namespace CisLens.Inference.Models.Layers.Mutants;

/// <summary>
/// Mutants of which only the positions that can differ from the sequence are kept, in windows of equal width.
/// <para>
/// The mutated positions follow one another, so the windows of neighbours begin one position apart. Behind a layer of stride 2
/// two neighbours share a window, behind two such layers four: they form a group. The numbers have the axes [group,
/// position in the group, sequence, new base, window position, channel], and the window of group g begins at
/// <see cref="Window"/>.Start + g. In memory the first four axes are simply the mutants in the order of their positions.
/// </para>
/// <para>
/// The numbers are either differences from the sequence (what a convolution wants: its bias cancels, and all that is outside
/// the window is zero) or the mutant's own features (what a maximum or an activation wants); each layer asks for its kind.
/// Window positions outside the sequence hold anything; a layer that looks across positions clears them first.
/// </para>
/// </summary>
/// <param name="values">See above; contiguous.</param>
/// <param name="window">The window of the first group.</param>
/// <param name="differences">Whether the numbers are differences.</param>
internal sealed class WindowFeatures(Tensor values, Stretch window, bool differences) : MutantFeatures(values)
{
    /// <summary>Below this share of the positions, computing windows pays.</summary>
    private const double WorthwhileShare = 0.75;

    private const int Positions = 4;

    /// <summary>The window of the first group.</summary>
    public Stretch Window => window;

    /// <summary>Number of groups.</summary>
    public int Groups { get; } = (int)values.shape[0];

    /// <summary>Channels of a position.</summary>
    public long Channels { get; } = values.shape[5];

    /// <summary>Number of mutants.</summary>
    public long Mutants { get; } = values.shape[..4].Aggregate((product, size) => product * size);

    private bool Differences => differences;

    /// <summary>Whether windows of a width still save work.</summary>
    /// <param name="width">Positions of a window.</param>
    /// <param name="length">Positions there are.</param>
    public static bool Pays(int width, int length) => width <= WorthwhileShare * length;

    /// <inheritdoc/>
    public override MutantFeatures Through(LayerRecord record, PreparedWeights weights) => record.Layer.Follow(this, record, weights);

    /// <inheritdoc/>
    public override WholeFeatures Whole(Tensor unmutated)
    {
        var length = (int)unmutated.shape[2];
        var axes = Values.shape;
        var whole = empty([.. axes[..4], .. unmutated.shape[1..]], Values.dtype, Values.device);
        whole.copy_(unmutated.unsqueeze(1));
        for (var group = 0; group < Groups; group++)
        {
            var (start, end) = (Math.Max(0, window.Start + group), Math.Min(length, window.End + group));
            if (start >= end)
                continue;
            var part = Values.select(0, group).narrow(3, start - window.Start - group, end - start).transpose(3, 4);
            var place = whole.select(0, group).narrow(4, start, end - start);
            if (Differences)
                place.add_(part);
            else
                place.copy_(part);
        }
        return new WholeFeatures(whole.reshape(Mutants, unmutated.shape[1], length));
    }

    /// <summary>The same with differences, those outside the sequence being zero.</summary>
    /// <param name="unmutated">[sequences, channels, positions].</param>
    public WindowFeatures AsDifferences(Tensor unmutated)
    {
        var found = Differences ? this : new WindowFeatures(Values - Unmutated(unmutated, window), window, true);
        return found.Cleared((int)unmutated.shape[2], 0);
    }

    /// <summary>The same with the mutants' own features.</summary>
    /// <param name="unmutated">[sequences, channels, positions].</param>
    public WindowFeatures AsFeatures(Tensor unmutated) =>
        Differences ? new WindowFeatures(Values + Unmutated(unmutated, window), window, false) : this;

    /// <summary>Puts a number wherever a window leaves the sequence.</summary>
    /// <param name="length">Positions there are.</param>
    /// <param name="value">The number.</param>
    public WindowFeatures Cleared(int length, double value)
    {
        for (var group = 0; group < Math.Min(Groups, -window.Start); group++)
            Values.select(0, group).narrow(Positions - 1, 0, Math.Min(window.Width, -window.Start - group)).fill_(value);
        for (var group = Math.Max(0, length - window.End + 1); group < Groups; group++)
        {
            var outside = Math.Min(window.Width, window.End + group - length);
            Values.select(0, group).narrow(Positions - 1, window.Width - outside, outside).fill_(value);
        }
        return this;
    }

    /// <summary>Applies a layer that treats each position by itself.</summary>
    /// <param name="record">The layer.</param>
    public WindowFeatures EachPosition(LayerRecord record)
    {
        var own = AsFeatures(record.Input);
        var output = record.Layer.Forward(own.Values.reshape(-1, Channels), training: false);
        return new WindowFeatures(output.reshape([.. Values.shape[..5], -1]), window, false);
    }

    /// <summary>The same window seen where positions have other numbers.</summary>
    /// <param name="by">What is added to the numbers of positions.</param>
    public WindowFeatures Shifted(int by) => new(Values, window with { Start = window.Start + by }, Differences);

    /// <summary>
    /// The windows that a sliding layer makes: neighbouring groups are joined to as many as its stride, so that each new group
    /// again begins one position after the one before.
    /// </summary>
    /// <param name="layer">How the layer slides.</param>
    /// <param name="length">Positions that it makes.</param>
    /// <returns>The window of the first group; null when the groups cannot be joined evenly or windows would not pay.</returns>
    public Stretch? Made(Sliding layer, int length)
    {
        var joined = Joined(layer);
        var made = layer.Outputs(window with { Width = window.Width + joined - 1 });
        return Groups % joined == 0 && Pays(made.Width, length) ? made : null;
    }

    /// <summary>The windows that a sliding layer reads.</summary>
    /// <param name="layer">How the layer slides.</param>
    /// <param name="made">What <see cref="Made"/> said.</param>
    /// <param name="unmutated">What stands beside the windows: [sequences, channels, positions], or null for zeros.</param>
    /// <param name="outside">What stands outside the sequence.</param>
    public Tensor Read(Sliding layer, Stretch made, Tensor? unmutated = null, double outside = 0) =>
        Framed(layer.Inputs(made), Joined(layer), unmutated, outside);

    /// <summary>The windows in a wider frame.</summary>
    /// <param name="frame">The frame of the first group.</param>
    /// <param name="joined">How many neighbouring groups become one.</param>
    /// <param name="unmutated">What stands beside the windows: [sequences, channels, positions], or null for zeros.</param>
    /// <param name="outside">What stands outside the sequence.</param>
    public Tensor Framed(Stretch frame, int joined = 1, Tensor? unmutated = null, double outside = 0)
    {
        if (joined == 1 && frame == window)
            return Values;
        var axes = Values.shape;
        var wide = empty([axes[0] / joined, joined, axes[1], axes[2], axes[3], frame.Width, axes[5]], Values.dtype, Values.device);
        var beside = unmutated is null ? null : Unmutated(unmutated, frame, joined, outside);
        var parts = Values.reshape([axes[0] / joined, joined, .. axes[1..]]);
        for (var part = 0; part < joined; part++)
        {
            using var scope = NewDisposeScope();
            var place = wide.select(1, part);
            var start = Math.Clamp(window.Start + part, frame.Start, frame.End);
            var end = Math.Clamp(window.End + part, start, frame.End);
            Fill(place, beside, 0, start - frame.Start);
            if (start < end)
                place.narrow(Positions, start - frame.Start, end - start)
                    .copy_(parts.select(1, part).narrow(Positions, start - window.Start - part, end - start));
            Fill(place, beside, end - frame.Start, frame.End - end);
        }
        return wide.reshape(axes[0] / joined, joined * axes[1], axes[2], axes[3], frame.Width, axes[5]);
    }

    /// <summary>What stands beside a window: the sequence's own features, or zeros.</summary>
    private static void Fill(Tensor place, Tensor? beside, int first, int count)
    {
        if (count == 0)
            return;
        var gap = place.narrow(Positions, first, count);
        if (beside is null)
            gap.zero_();
        else
            gap.copy_(beside.narrow(Positions, first, count));
    }

    /// <summary>Multiplies each position by a factor of its own.</summary>
    /// <param name="factors">[positions].</param>
    public WindowFeatures Scaled(Tensor factors) =>
        new(Values * Unmutated(factors.expand(1, Channels, -1), window), window, Differences);

    /// <summary>The sum over all positions, times a factor.</summary>
    /// <param name="record">The layer.</param>
    /// <param name="factor">The factor.</param>
    /// <param name="overChannels">Whether all channels are added up too.</param>
    public WholeFeatures Sum(LayerRecord record, double factor, bool overChannels = false)
    {
        var sums = AsDifferences(record.Input).Values.sum(dim: Positions);
        if (overChannels)
            sums = sums.sum(dim: Positions, keepdim: true);
        return new WholeFeatures((sums * factor + record.Output.unsqueeze(1)).reshape(Mutants, record.Output.shape[1]));
    }

    /// <summary>The same windows on features that no mutation changes.</summary>
    /// <param name="channels">Channels of the features.</param>
    public WindowFeatures Unchanged(long channels) =>
        new(zeros([.. Values.shape[..5], channels], Values.dtype, Values.device), window, true);

    /// <summary>The maximum over all positions: the larger of the window's own and that of the sequence beside the window.</summary>
    /// <param name="unmutated">[sequences, channels, positions].</param>
    public WholeFeatures Maximum(Tensor unmutated)
    {
        var inside = AsFeatures(unmutated).Cleared((int)unmutated.shape[2], double.NegativeInfinity).Values.amax([Positions]);
        var beside = RunningMaximum.Before(unmutated, window.Start, Groups).maximum(RunningMaximum.From(unmutated, window.End, Groups));
        return new WholeFeatures(inside.maximum(beside.reshape(Groups, 1, -1, 1, Channels)).reshape(-1, Channels));
    }

    // A single group has no neighbour that must keep its distance.
    private int Joined(Sliding layer) => Groups == 1 ? 1 : layer.Stride;

    /// <summary>What the sequences themselves have in the windows, without a copy for each mutant.</summary>
    /// <param name="features">[sequences, channels, positions].</param>
    /// <param name="frame">The window of the first group.</param>
    /// <param name="step">Positions between neighbouring groups.</param>
    /// <param name="outside">What stands outside the sequence.</param>
    /// <returns>[groups / step, 1, sequences, 1, window positions, channels].</returns>
    private Tensor Unmutated(Tensor features, Stretch frame, int step = 1, double outside = 0)
    {
        var length = (int)features.shape[2];
        var all = new Stretch(frame.Start, frame.Width + (Groups / step - 1) * step);
        var (start, end) = (Math.Clamp(all.Start, 0, length), Math.Clamp(all.End, 0, length));
        var left = Math.Min(all.Width, Math.Max(0, -all.Start));
        var padded = empty([features.shape[0], all.Width, Channels], Values.dtype, Values.device);
        if (end - start < all.Width)
            padded.fill_(outside);
        padded.narrow(1, left, end - start).copy_(features.narrow(2, start, end - start).transpose(1, 2));
        return padded.as_strided(
            [Groups / step, 1, features.shape[0], 1, frame.Width, Channels],
            [step * Channels, 0, all.Width * Channels, 0, Channels, 1]);
    }
}
