using CisLens.Inference.Models.Checkpoints;
using CisLens.Inference.Sequences;
using static TorchSharp.torch;

namespace CisLens.Inference.Models.Layers;

/// <summary>A named parameter or buffer of a layer. Its value is there once weights are bound.</summary>
public sealed class LayerParameter
{
    private readonly Func<SeededRandom, float> _initial;
    private Tensor? _value;

    /// <summary>Declares a parameter.</summary>
    /// <param name="key">Full name in a checkpoint, e.g. <c>conv1.weight</c>.</param>
    /// <param name="shape">Its sizes as the layer uses it.</param>
    /// <param name="initial">Draws the starting value of each element for training.</param>
    public LayerParameter(string key, long[] shape, Func<SeededRandom, float> initial) =>
        (Key, Shape, FileShape, _initial) = (key, shape, shape, initial);

    /// <summary>Full name in a checkpoint.</summary>
    public string Key { get; }

    /// <summary>Sizes as the layer uses it.</summary>
    public long[] Shape { get; }

    /// <summary>Sizes in a checkpoint; differs from <see cref="Shape"/> for folded and for Keras layers.</summary>
    public long[] FileShape { get; init; }

    /// <summary>The order in which the file's axes are taken before they are reshaped to <see cref="Shape"/>; null for as they are.</summary>
    public long[]? AxisOrder { get; init; }

    /// <summary>False for buffers, such as the running mean of a batch norm.</summary>
    public bool Trainable { get; init; } = true;

    /// <summary>The value, of <see cref="Shape"/>.</summary>
    /// <exception cref="InvalidOperationException">No weights are bound.</exception>
    public Tensor Value => _value ?? throw new InvalidOperationException($"{Key} has no value; bind weights to the graph first.");

    /// <summary>The value with only the elements of one sign, the others being zero; belongs to the caller.</summary>
    /// <param name="sign">Which elements are kept.</param>
    internal Tensor OfSign(WeightSign sign) => sign == WeightSign.Positive ? Value.clamp(min: 0) : Value.clamp(max: 0);

    /// <summary>Takes the values of a checkpoint.</summary>
    /// <param name="values">In C order of <see cref="FileShape"/>.</param>
    /// <param name="device">Where to put them.</param>
    /// <param name="type">float32 or float64.</param>
    public void Bind(float[] values, Device device, ScalarType type) => Bind([values.AsMemory()], device, type);

    /// <summary>Gives the parameter its value part by part, so that a large one is in memory once.</summary>
    /// <param name="parts">The values in the layout of <see cref="FileShape"/>, one part after another.</param>
    /// <param name="device">Where to put them.</param>
    /// <param name="type">float32 or float64.</param>
    internal void Bind(IEnumerable<ReadOnlyMemory<float>> parts, Device device, ScalarType type)
    {
        using var scope = NewDisposeScope();
        var stored = Filled(FileShape, parts);
        var ordered = AxisOrder is null ? stored : stored.permute(AxisOrder);
        Replace(ordered.reshape(Shape).contiguous().to(type, device));
    }

    /// <summary>The values as they are written to a checkpoint: in C order of <see cref="FileShape"/>.</summary>
    public float[] ToFile()
    {
        using var scope = NewDisposeScope();
        var value = Value.detach().to(float32, CPU);
        if (AxisOrder is { } order)
        {
            var ordered = order.Select(axis => FileShape[axis]).ToArray();
            var inverse = order.Select((_, axis) => (long)Array.IndexOf(order, (long)axis)).ToArray();
            value = value.reshape(ordered).permute(inverse);
        }
        return value.contiguous().data<float>().ToArray();
    }

    internal void BindDrawn(SeededRandom random, Device device, ScalarType type)
    {
        using var scope = NewDisposeScope();
        Replace(Filled(Shape, Draw(random)).to(type, device));
    }

    private IEnumerable<ReadOnlyMemory<float>> Draw(SeededRandom random)
    {
        var left = Shape.Aggregate(1L, (product, size) => product * size);
        var part = new float[Math.Min(left, CheckpointTensor.PartValues)];
        for (; left > 0; left -= part.Length)
        {
            var count = (int)Math.Min(left, part.Length);
            for (var i = 0; i < count; i++)
                part[i] = _initial(random);
            yield return part.AsMemory(0, count);
        }
    }

    private static Tensor Filled(long[] shape, IEnumerable<ReadOnlyMemory<float>> parts)
    {
        var filled = empty(shape, float32);
        using var values = filled.data<float>();
        long place = 0;
        foreach (var part in parts)
        {
            values.CopyFrom(part.Span, 0, place);
            place += part.Length;
        }
        return place == filled.numel() ? filled : throw new ArgumentException($"{place} values for {filled.numel()} places.", nameof(parts));
    }

    internal void Release()
    {
        _value?.Dispose();
        _value = null;
    }

    private void Replace(Tensor value)
    {
        Release();
        // Parameters outlive every scope; the graph frees them.
        _value = value.DetachFromDisposeScope();
    }
}
