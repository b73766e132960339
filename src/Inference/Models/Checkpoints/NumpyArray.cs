namespace CisLens.Inference.Models.Checkpoints;

/// <summary>A NumPy array beside the tensors. It is accepted and checked, but nothing asks for its values.</summary>
internal sealed class NumpyArray
{
    /// <summary>The state is (version, shape, type, Fortran order, bytes).</summary>
    /// <returns>False when the parts do not fit each other.</returns>
    public static bool Accepts(object? state) =>
        state is PickleTuple { Items: [long, PickleTuple shape, NumpyType type, bool, byte[] bytes] } && Fits(shape, type, bytes);

    /// <returns>False when the shape asks for another number of bytes.</returns>
    public static bool Fits(PickleTuple shape, NumpyType type, byte[] bytes) =>
        shape.Items.All(size => size is >= 0L)
        && shape.Items.Aggregate((Int128)type.Size, (product, size) => Int128.Min(product, long.MaxValue) * (long)size!) == bytes.Length;
}
