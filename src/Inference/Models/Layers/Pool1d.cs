using CisLens.Inference.Models.Layers.Mutants;
using CisLens.Inference.Models.Layers.Tape;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace CisLens.Inference.Models.Layers;

/// <summary>
/// MaxPool1d and AvgPool1d, and MaxPool2d and AvgPool2d of height 1. The stride is the kernel unless given; an incomplete
/// last window is dropped unless <c>ceil_mode</c> is set.
/// </summary>
public sealed class Pool1d : Layer, IMaximumLayer
{
    private readonly bool _maximum;
    private readonly int _padding;
    private readonly bool _ceil;
    private readonly bool _countPadding;

    /// <summary>Reads the layer.</summary>
    /// <param name="fields">kernel_size, stride, padding, ceil_mode; dilation for the maximum; count_include_pad for the mean.</param>
    public Pool1d(LayerFields fields)
        : base(fields)
    {
        _maximum = Type.StartsWith("Max", StringComparison.Ordinal);
        KernelSize = fields.Extent("kernel_size");
        Stride = fields.Extent("stride", KernelSize);
        Dilation = _maximum ? fields.Extent("dilation", 1) : 1;
        _padding = fields.Extent("padding", 0, minimum: 0, height: 0);
        _ceil = fields.Flag("ceil_mode", false);
        _countPadding = _maximum || fields.Flag("count_include_pad", true);
        if (_padding > KernelSize / 2)
            throw new Shared.InputException($"{Place}: padding {_padding} is more than half the kernel of {KernelSize}.");
    }

    /// <summary>Width of a window.</summary>
    public int KernelSize { get; }

    /// <summary>Positions between neighbouring windows.</summary>
    public int Stride { get; }

    /// <summary>Positions between neighbouring members of a window.</summary>
    public int Dilation { get; }

    private int Span => (KernelSize - 1) * Dilation + 1;

    /// <inheritdoc/>
    public override FeatureShape OutputShape(FeatureShape input)
    {
        var room = RequireLength(input) + 2 * _padding - Span;
        if (room < 0)
            throw Unfit($"at least {Span - 2 * _padding} positions", input);
        var windows = (_ceil ? (room + Stride - 1) / Stride : room / Stride) + 1;
        // A window that would start in the right padding is left out.
        if (_ceil && (windows - 1) * Stride >= input.Length + _padding)
            windows--;
        return input with { Length = windows };
    }

    /// <inheritdoc/>
    public override Tensor Forward(Tensor input, bool training) => _maximum
        ? F.max_pool1d(input, KernelSize, Stride, _padding, Dilation, _ceil)
        : F.avg_pool1d(input, KernelSize, Stride, _padding, _ceil, _countPadding);

    /// <inheritdoc/>
    public override bool IsLinear => !_maximum;

    /// <inheritdoc/>
    public bool IsMaximum => _maximum;

    /// <inheritdoc/>
    public Tensor Winners(Tensor input)
    {
        var (values, winners) = F.max_pool1d_with_indices(input, KernelSize, Stride, _padding, Dilation, _ceil);
        values.Dispose();
        return winners;
    }

    /// <inheritdoc/>
    public override ReceptiveWindow? Through(ReceptiveWindow? window) =>
        window?.Then(new ReceptiveWindow(Span, Stride, -_padding));

    /// <inheritdoc/>
    public override LayerCost Cost(FeatureShape input)
    {
        var output = OutputShape(input).Elements;
        return new LayerCost((double)output * KernelSize, output, input.Elements + output);
    }

    /// <inheritdoc/>
    internal override MutantFeatures Follow(WindowFeatures mutants, LayerRecord record, PreparedWeights weights)
    {
        ArgumentNullException.ThrowIfNull(mutants);
        ArgumentNullException.ThrowIfNull(record);
        var sliding = new Sliding(Span, Stride, _padding);
        if (mutants.Made(sliding, (int)record.Output.shape[2]) is not { } made)
            return base.Follow(mutants, record, weights);
        return _maximum ? Maximum(mutants, record, sliding, made) : Mean(mutants, record, sliding, made);
    }

    private WindowFeatures Maximum(WindowFeatures mutants, LayerRecord record, Sliding sliding, Stretch made)
    {
        var own = mutants.AsFeatures(record.Input).Cleared((int)record.Input.shape[2], double.NegativeInfinity);
        var read = own.Read(sliding, made, record.Input, double.NegativeInfinity);
        return new WindowFeatures(Members(read, made.Width).Aggregate((largest, member) => largest.maximum(member)).contiguous(), made, false);
    }

    private WindowFeatures Mean(WindowFeatures mutants, LayerRecord record, Sliding sliding, Stretch made)
    {
        var read = mutants.AsDifferences(record.Input).Read(sliding, made);
        var sum = Members(read, made.Width).Aggregate((total, member) => total + member);
        var (length, outputs) = ((int)record.Input.shape[2], (int)record.Output.shape[2]);
        var factors = tensor(Enumerable.Range(0, outputs).Select(output => 1.0 / Divisor(output, length)).ToArray());
        return new WindowFeatures(sum, made, true).Scaled(factors.to(sum.dtype, sum.device));
    }

    /// <summary>The first members of all windows, the second ones, and so on.</summary>
    private IEnumerable<Tensor> Members(Tensor read, int windows) => Enumerable.Range(0, KernelSize)
        .Select(member => read.slice(4, (long)member * Dilation, (long)member * Dilation + (long)(windows - 1) * Stride + 1, Stride));

    /// <summary>What PyTorch divides the sum of a window by.</summary>
    private int Divisor(int output, int length)
    {
        var start = output * Stride - _padding;
        var end = Math.Min(start + KernelSize, length + _padding);
        return _countPadding ? end - start : Math.Min(end, length) - Math.Max(start, 0);
    }
}
