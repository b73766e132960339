using CisLens.Inference.Models.Layers.Tape;
using static TorchSharp.torch;

namespace CisLens.Inference.Models.Layers;

/// <summary>
/// The largest answer of a body over all windows of a given width, each taken by itself. A sequence no longer than a window
/// is one window.
/// </summary>
public sealed class WindowMaximum : Layer
{
    private readonly int _size;

    /// <summary>Reads the layer.</summary>
    /// <param name="fields">size, the width of a window; body, the layers that answer each.</param>
    public WindowMaximum(LayerFields fields)
        : base(fields) => (_size, Children) = (fields.Whole("size"), fields.Layers("body"));

    /// <inheritdoc/>
    public override IReadOnlyList<Layer> Children { get; }

    /// <inheritdoc/>
    public override FeatureShape OutputShape(FeatureShape input)
    {
        var output = LayerChain.OutputShape(Children, Window(input));
        return output.Length is null ? output : throw Unfit($"a body without output positions (it makes {output})", input);
    }

    /// <inheritdoc/>
    public override Tensor Forward(Tensor input, bool training)
    {
        if (input.shape[2] <= _size)
            return LayerChain.Forward(Children, input, training);
        using var scope = NewDisposeScope();
        return Largest(LayerChain.Forward(Children, Windows(input), training), input.shape[0]).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    /// <remarks>The records inside have a row for each window of each sequence, sequence by sequence.</remarks>
    public override LayerRecord Record(Tensor input)
    {
        var isOneWindow = input.shape[2] <= _size;
        var windows = isOneWindow ? input : Windows(input);
        var body = LayerChain.Record(Children, windows);
        var answers = LayerChain.Output(body, windows);
        return new LayerRecord(this, input, isOneWindow ? answers : Largest(answers, input.shape[0]), [body]);
    }

    /// <summary>Sends signals on the windows back to the positions that they were taken from, adding up where windows overlap.</summary>
    /// <param name="signal">[rows * windows, channels, size].</param>
    /// <param name="inputShape">The shape of a recorded input; its number of rows does not matter.</param>
    /// <returns>[rows, channels, positions].</returns>
    internal Tensor FromWindows(Tensor signal, long[] inputShape)
    {
        using var gradients = enable_grad();
        using var scope = NewDisposeScope();
        var rows = signal.shape[0] / (inputShape[2] - _size + 1);
        var input = zeros([rows, inputShape[1], inputShape[2]], signal.dtype, signal.device).requires_grad_(true);
        return autograd.grad([Windows(input)], [input], [signal])[0].MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public override ReceptiveWindow? Through(ReceptiveWindow? window) => null;

    /// <inheritdoc/>
    public override LayerCost Cost(FeatureShape input)
    {
        var windows = Math.Max(1, RequireLength(input) - _size + 1);
        var one = LayerChain.Cost(Children, Window(input));
        return new LayerCost(windows * one.Operations, windows * one.Kept, input.Elements + windows * one.Peak);
    }

    /// <summary>[batch, channels, positions] to [batch * windows, channels, size].</summary>
    private Tensor Windows(Tensor input)
    {
        using var scope = NewDisposeScope();
        var windows = input.unfold(2, _size, 1).transpose(1, 2);
        return windows.reshape(-1, input.shape[1], _size).MoveToOuterDisposeScope();
    }

    /// <summary>[batch * windows, outputs] to [batch, outputs].</summary>
    private static Tensor Largest(Tensor answers, long batch)
    {
        using var scope = NewDisposeScope();
        return answers.reshape(batch, answers.shape[0] / batch, -1).max(1).values.MoveToOuterDisposeScope();
    }

    private FeatureShape Window(FeatureShape input) => input with { Length = Math.Min(_size, RequireLength(input)) };
}
