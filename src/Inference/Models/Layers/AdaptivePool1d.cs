using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace CisLens.Inference.Models.Layers;

/// <summary>AdaptiveAvgPool1d and AdaptiveMaxPool1d: a given number of windows, as even as possible.</summary>
public sealed class AdaptivePool1d : Layer, IMaximumLayer
{
    private readonly bool _maximum;
    private readonly int _output;

    /// <summary>Reads the layer.</summary>
    /// <param name="fields">output_size.</param>
    public AdaptivePool1d(LayerFields fields)
        : base(fields) => (_maximum, _output) = (Type == "AdaptiveMaxPool1d", fields.Extent("output_size"));

    /// <inheritdoc/>
    public override FeatureShape OutputShape(FeatureShape input)
    {
        RequireLength(input);
        return input with { Length = _output };
    }

    /// <inheritdoc/>
    public override Tensor Forward(Tensor input, bool training) =>
        _maximum ? F.adaptive_max_pool1d(input, _output) : F.adaptive_avg_pool1d(input, _output);

    /// <inheritdoc/>
    public override bool IsLinear => !_maximum;

    /// <inheritdoc/>
    public bool IsMaximum => _maximum;

    /// <inheritdoc/>
    public Tensor Winners(Tensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        using var scope = NewDisposeScope();
        var length = input.shape[^1];
        var windows = Enumerable.Range(0, _output).Select(window =>
        {
            var (start, end) = (window * length / _output, ((window + 1) * length + _output - 1) / _output);
            return input.narrow(-1, start, end - start).max(-1).indexes + start;
        });
        return stack(windows, -1).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public override ReceptiveWindow? Through(ReceptiveWindow? window) => null;
}
