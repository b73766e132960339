using CisLens.Inference.Sequences;
using static TorchSharp.torch;

namespace CisLens.Inference.Models;

/// <summary>Between tensors and arrays.</summary>
public static class TensorValues
{
    /// <summary>All values as float32 in C order, wherever and of whatever type the tensor is.</summary>
    public static float[] ToFloats(this Tensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        using var scope = NewDisposeScope();
        return tensor.detach().to(float32, CPU).contiguous().data<float>().ToArray();
    }

    /// <summary>One-hot sequences on a model's device and of its type.</summary>
    /// <param name="model">The model.</param>
    /// <param name="values">[rows, 4, length] in C order.</param>
    /// <param name="rows">Number of sequences.</param>
    /// <returns>[rows, 4, length]; belongs to the caller.</returns>
    public static Tensor ToInput(this SequenceModel model, float[] values, int rows)
    {
        ArgumentNullException.ThrowIfNull(model);
        using var scope = NewDisposeScope();
        return tensor(values, [rows, 4, rows == 0 ? 0 : values.Length / rows / 4]).to(model.Type, model.Device).MoveToOuterDisposeScope();
    }

    /// <summary>One-hot sequences from base numbers; only the numbers travel to the model's device.</summary>
    /// <param name="model">The model.</param>
    /// <param name="codes">[rows, length], see <see cref="Bases"/>; other numbers have zeros in all four channels.</param>
    /// <param name="rows">Number of sequences; at least one.</param>
    /// <param name="unknown">What stands in each channel of an unknown base: 0 or 0.25.</param>
    /// <returns>[rows, 4, length]; belongs to the caller.</returns>
    public static Tensor ToInput(this SequenceModel model, byte[] codes, int rows, float unknown)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(codes);
        using var scope = NewDisposeScope();
        var numbers = tensor(codes, [rows, 1, codes.Length / rows], device: model.Device);
        var letters = tensor((byte[])[0, 1, 2, 3], [1, 4, 1], device: model.Device);
        var oneHot = numbers.eq(letters).to(model.Type);
        return (unknown == 0 ? oneHot : oneHot.masked_fill(numbers.eq(Bases.Unknown), unknown)).MoveToOuterDisposeScope();
    }
}
