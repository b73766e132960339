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
}
