using System.Runtime.CompilerServices;

namespace CisLens.Shared.Arrays;

/// <summary>NumPy's names of the element types that are read and written.</summary>
internal static class NpyElement
{
    private static readonly Dictionary<Type, string> Descriptors = new()
    {
        [typeof(float)] = "<f4",
        [typeof(double)] = "<f8",
        [typeof(Half)] = "<f2",
        [typeof(int)] = "<i4",
        [typeof(long)] = "<i8",
        [typeof(short)] = "<i2",
        [typeof(byte)] = "|u1",
        [typeof(sbyte)] = "|i1",
        [typeof(bool)] = "|b1",
    };

    public static string DescriptorOf<T>()
        where T : unmanaged =>
        Descriptors.TryGetValue(typeof(T), out var descriptor)
            ? descriptor
            : throw new NotSupportedException($"Arrays of {typeof(T).Name} are not written; use float, double, Half, int, long, short, byte, sbyte or bool.");

    /// <summary>Refuses a file whose elements cannot be taken into <typeparamref name="T"/> byte for byte.</summary>
    public static void Require<T>(NpyHeader header, string name)
        where T : unmanaged
    {
        var expected = DescriptorOf<T>();
        var actual = header.Descriptor;
        if (actual.Contains('O', StringComparison.Ordinal))
            throw new InputException($"{name} holds pickled Python objects ({actual}), which are never loaded: save a plain numeric array with numpy.save(..., allow_pickle=False).", name);
        if (actual.StartsWith('>'))
            throw new InputException($"{name} holds big-endian numbers ({actual}): save it again with array.astype('{expected}').", name);
        if (header.FortranOrder)
            throw new InputException($"{name} is stored in Fortran order: save it again with numpy.ascontiguousarray(array).", name);
        if (actual != expected && !(Unsafe.SizeOf<T>() == 1 && actual[1..] == expected[1..]))
            throw new InputException($"{name} holds elements of type {actual} where {expected} is expected: save it again with array.astype('{expected}').", name);
    }
}
