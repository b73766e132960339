namespace CisLens.Shared.Arrays;

/// <summary>What the head of an .npy file says about the numbers behind it.</summary>
/// <param name="Descriptor">NumPy's name of the element type, e.g. <c>&lt;f4</c>.</param>
/// <param name="FortranOrder">True when the first axis is the fastest; such files are refused on reading.</param>
/// <param name="Shape">Length of each axis; empty for a single number.</param>
/// <param name="DataOffset">Bytes from the start of the file to the first element.</param>
public sealed record NpyHeader(string Descriptor, bool FortranOrder, long[] Shape, long DataOffset)
{
    /// <summary>Number of elements: the product of the shape.</summary>
    public long Count => Product(Shape);

    /// <summary>Elements in one step along the first axis.</summary>
    public long RowLength => Product(Shape.AsSpan(Math.Min(1, Shape.Length)));

    internal static long Product(ReadOnlySpan<long> shape)
    {
        var product = 1L;
        foreach (var length in shape)
            product = checked(product * length);
        return product;
    }
}
