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

    /// <summary>Draws the starting values for training, in the order of the elements.</summary>
    public float[] Draw(SeededRandom random)
    {
        var values = new float[Shape.Aggregate(1L, (product, size) => product * size)];
        for (var i = 0; i < values.Length; i++)
            values[i] = _initial(random);
        return values;
    }

    /// <summary>Takes the values of a checkpoint.</summary>
    /// <param name="values">In C order of <see cref="FileShape"/>.</param>
    /// <param name="device">Where to put them.</param>
    /// <param name="type">float32 or float64.</param>
    public void Bind(float[] values, Device device, ScalarType type)
    {
        using var scope = NewDisposeScope();
        var stored = tensor(values, FileShape);
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
        Replace(tensor(Draw(random), Shape).to(type, device));
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
