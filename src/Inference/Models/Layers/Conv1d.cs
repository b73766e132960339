using CisLens.Inference.Models.Layers.Mutants;
using CisLens.Inference.Models.Layers.Tape;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace CisLens.Inference.Models.Layers;

/// <summary>
/// Cross-correlation along the sequence (PyTorch's Conv1d), zero-padded. A Conv2d whose kernel has height 1 is the same
/// thing; it keeps its four-axis weights in the file and is computed in one dimension.
/// </summary>
public sealed class Conv1d : Layer, IWeightedLayer
{
    private readonly int _padLeft;
    private readonly int _padRight;
    private readonly LayerParameter _weight;
    private readonly LayerParameter? _bias;

    /// <summary>Reads the layer.</summary>
    /// <param name="fields">in_channels, out_channels, kernel_size, stride, padding (a number or "same"), dilation, groups, bias, layout ("torch", or "keras" for a file that holds [width, in, out] under <c>kernel</c>).</param>
    public Conv1d(LayerFields fields)
        : base(fields)
    {
        InChannels = fields.Whole("in_channels");
        OutChannels = fields.Whole("out_channels");
        KernelSize = fields.Extent("kernel_size");
        Stride = fields.Extent("stride", 1);
        Dilation = fields.Extent("dilation", 1);
        Groups = fields.Whole("groups", 1);
        (_padLeft, _padRight) = Padding(fields);
        if (InChannels % Groups != 0 || OutChannels % Groups != 0)
            throw new Shared.InputException($"{Place}: {Groups} groups do not divide {InChannels} and {OutChannels} channels.");
        long fanIn = (long)InChannels / Groups * KernelSize;
        long[] shape = [OutChannels, InChannels / Groups, KernelSize];
        var keras = fields.Text("layout", "torch", "torch", "keras") == "keras";
        _weight = new LayerParameter(Key(keras ? "kernel" : "weight"), shape, Initial.Uniform(fanIn))
        {
            FileShape = keras ? [shape[2], shape[1], shape[0]] : Type == "Conv2d" ? [shape[0], shape[1], 1, shape[2]] : shape,
            AxisOrder = keras ? [2, 1, 0] : null,
        };
        if (fields.Flag("bias", true))
            _bias = new LayerParameter(Key("bias"), [OutChannels], Initial.Uniform(fanIn));
    }

    /// <summary>Channels of the input.</summary>
    public int InChannels { get; }

    /// <summary>Channels of the output: the number of filters.</summary>
    public int OutChannels { get; }

    /// <summary>Width of a filter.</summary>
    public int KernelSize { get; }

    /// <summary>Input positions between neighbouring output positions.</summary>
    public int Stride { get; }

    /// <summary>Input positions between neighbouring filter columns.</summary>
    public int Dilation { get; }

    /// <summary>Number of blocks of channels that do not see each other.</summary>
    public int Groups { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<LayerParameter> Parameters => _bias is null ? [_weight] : [_weight, _bias];

    // Mutants of such a convolution take one matrix product for each output position and no unfolding.
    private bool IsPlain => Stride == 1 && Dilation == 1 && Groups == 1;

    /// <summary>The filters, [out channels, in channels of a group, width]; belong to the layer.</summary>
    public Tensor Weight => _weight.Value;

    private int Span => (KernelSize - 1) * Dilation + 1;

    /// <inheritdoc/>
    public override FeatureShape OutputShape(FeatureShape input)
    {
        if (input.Channels != InChannels || input.Length is null)
            throw Unfit($"{InChannels} channels with positions", input);
        var padded = input.Length.Value + _padLeft + _padRight;
        return padded >= Span
            ? new FeatureShape(OutChannels, (padded - Span) / Stride + 1)
            : throw Unfit($"at least {Span - _padLeft - _padRight} positions", input);
    }

    /// <inheritdoc/>
    public override Tensor Forward(Tensor input, bool training) => Run(input, _weight.Value, _bias?.Value);

    /// <summary>The layer and a batch normalisation after it as one convolution.</summary>
    /// <param name="input">[batch, channels, positions].</param>
    /// <param name="norm">The layer after this one.</param>
    internal Tensor NormedForward(Tensor input, BatchNorm1d norm)
    {
        using var scope = NewDisposeScope();
        var scale = norm.Scale(hasPositions: false);
        var constant = norm.Constant(hasPositions: false)!;
        var bias = _bias is null ? constant : constant + (_bias.Value * scale);
        return Run(input, _weight.Value * scale.reshape(OutChannels, 1, 1), bias).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public Tensor Apply(Tensor input, WeightSign sign)
    {
        using var weight = _weight.OfSign(sign);
        return Run(input, weight, null);
    }

    /// <inheritdoc/>
    public Tensor Transpose(Tensor signal, long[] inputShape, WeightSign sign)
    {
        ArgumentNullException.ThrowIfNull(signal);
        ArgumentNullException.ThrowIfNull(inputShape);
        using var weight = _weight.OfSign(sign);
        return Transpose(signal, (int)inputShape[^1], weight);
    }

    /// <inheritdoc/>
    public Tensor? Constant(bool hasPositions) => _bias?.Value.unsqueeze(-1);

    /// <inheritdoc/>
    public override bool IsLinear => true;

    /// <inheritdoc/>
    public override Tensor Transpose(Tensor signal, long[] inputShape)
    {
        ArgumentNullException.ThrowIfNull(signal);
        ArgumentNullException.ThrowIfNull(inputShape);
        return Transpose(signal, (int)inputShape[^1], _weight.Value);
    }

    /// <inheritdoc/>
    public override ReceptiveWindow? Through(ReceptiveWindow? window) =>
        window?.Then(new ReceptiveWindow(Span, Stride, -_padLeft));

    /// <inheritdoc/>
    public override LayerCost Cost(FeatureShape input)
    {
        var output = OutputShape(input).Elements;
        return new LayerCost(2.0 * output * (InChannels / Groups) * KernelSize, output, input.Elements + output);
    }

    /// <inheritdoc/>
    internal override double WindowOperations(FeatureShape input, int read, int made) =>
        IsPlain ? Cost(input).Operations * read / OutputShape(input).Length!.Value : base.WindowOperations(input, read, made);

    /// <inheritdoc/>
    internal override MutantFeatures Follow(WindowFeatures mutants, LayerRecord record, PreparedWeights weights)
    {
        ArgumentNullException.ThrowIfNull(mutants);
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(weights);
        var sliding = new Sliding(Span, Stride, _padLeft);
        if (mutants.Made(sliding, (int)record.Output.shape[2]) is not { } made)
            return base.Follow(mutants, record, weights);
        var changes = mutants.AsDifferences(record.Input);
        if (IsPlain)
            return new WindowFeatures(WindowConvolution.Run(changes.Values, weights.Of(this, () => _weight.Value.permute(2, 1, 0).contiguous())), made, true);
        var read = changes.Read(sliding, made);
        var columns = read.flatten(0, 3).transpose(1, 2);
        var output = F.conv1d(columns, _weight.Value, null, stride: Stride, padding: 0, dilation: Dilation, groups: Groups);
        return new WindowFeatures(output.transpose(1, 2).reshape([.. read.shape[..4], made.Width, OutChannels]), made, true);
    }

    private Tensor Run(Tensor input, Tensor weight, Tensor? bias)
    {
        if (_padLeft == _padRight)
            return F.conv1d(input, weight, bias, stride: Stride, padding: _padLeft, dilation: Dilation, groups: Groups);
        using var padded = F.pad(input, [_padLeft, _padRight]);
        return F.conv1d(padded, weight, bias, stride: Stride, padding: 0, dilation: Dilation, groups: Groups);
    }

    private Tensor Transpose(Tensor signal, int length, Tensor weight)
    {
        if (Stride == 1 && _padLeft < Span && _padRight < Span)
            return Correlate(signal, weight);
        // Positions at the right end that no step of the stride reaches.
        var rest = (length + _padLeft + _padRight - Span) % Stride;
        if (_padLeft == _padRight)
            return F.conv_transpose1d(signal, weight, stride: Stride, padding: _padLeft, output_padding: rest, dilation: Dilation, groups: Groups);
        using var padded = F.conv_transpose1d(signal, weight, stride: Stride, padding: 0, output_padding: rest, dilation: Dilation, groups: Groups);
        return padded.narrow(-1, _padLeft, length);
    }

    /// <summary>At stride 1 the transpose is the convolution with turned filters, for which libtorch has quicker code.</summary>
    private Tensor Correlate(Tensor signal, Tensor weight)
    {
        using var scope = NewDisposeScope();
        var turned = weight.reshape(Groups, OutChannels / Groups, InChannels / Groups, KernelSize).transpose(1, 2)
            .reshape(InChannels, OutChannels / Groups, KernelSize).flip(2);
        var (left, right) = (Span - 1 - _padLeft, Span - 1 - _padRight);
        var padded = left == right ? signal : F.pad(signal, [left, right]);
        return F.conv1d(padded, turned, padding: left == right ? left : 0, dilation: Dilation, groups: Groups).MoveToOuterDisposeScope();
    }

    private (int Left, int Right) Padding(LayerFields fields)
    {
        if (!fields.IsText("padding"))
        {
            var both = fields.Extent("padding", 0, minimum: 0, height: 0);
            return (both, both);
        }
        fields.Text("padding", null, "same");
        if (Stride != 1)
            throw new Shared.InputException($"{Place}: padding \"same\" needs stride 1.");
        // PyTorch puts the odd one at the right.
        var total = (KernelSize - 1) * Dilation;
        return (total / 2, total - total / 2);
    }
}
