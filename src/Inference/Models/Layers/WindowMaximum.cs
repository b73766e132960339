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
        var (batch, channels) = (input.shape[0], input.shape[1]);
        var windows = input.unfold(2, _size, 1).transpose(1, 2);
        var count = windows.shape[1];
        var answers = LayerChain.Forward(Children, windows.reshape(batch * count, channels, _size), training);
        return answers.reshape(batch, count, -1).max(1).values.MoveToOuterDisposeScope();
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

    private FeatureShape Window(FeatureShape input) => input with { Length = Math.Min(_size, RequireLength(input)) };
}
