namespace CisLens.Shared.Arrays;

/// <summary>An array read from a file: its elements in C order (last axis fastest) and its shape.</summary>
/// <typeparam name="T">Element type.</typeparam>
/// <param name="Data">Elements, the last axis fastest; the length is the product of the shape.</param>
/// <param name="Shape">Length of each axis; empty for a single number.</param>
public sealed record NpyArray<T>(T[] Data, long[] Shape)
    where T : unmanaged;
