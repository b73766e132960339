using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CisLens.Shared.Arrays;

/// <summary>
/// Reads and writes NumPy's .npy arrays: C order, little-endian, elements of type float, double, Half, int, long, short, byte,
/// sbyte or bool. Fortran order, big-endian numbers and pickled objects are refused with an <see cref="InputException"/>.
/// The format is described in NumPy's numpy.lib.format.
/// </summary>
public static class NpyFile
{
    /// <summary>Writes an array to a stream and leaves the stream open.</summary>
    /// <param name="stream">Where to write.</param>
    /// <param name="data">Elements, the last axis fastest.</param>
    /// <param name="shape">Length of each axis; none for a single number.</param>
    /// <exception cref="ArgumentException">The shape does not hold as many elements as given.</exception>
    public static void Write<T>(Stream stream, ReadOnlySpan<T> data, params long[] shape)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(shape);
        using var writer = new NpyWriter<T>(stream, leaveOpen: true, shape);
        writer.Append(data);
        writer.Complete();
    }

    /// <summary>Writes an array to a file, replacing it; wrap in <see cref="Storage.AtomicFile"/> where a half-written file would harm.</summary>
    /// <param name="path">File to write.</param>
    /// <param name="data">Elements, the last axis fastest.</param>
    /// <param name="shape">Length of each axis; none for a single number.</param>
    /// <exception cref="ArgumentException">The shape does not hold as many elements as given.</exception>
    public static void Write<T>(string path, ReadOnlySpan<T> data, params long[] shape)
        where T : unmanaged
    {
        using var stream = File.Create(path);
        Write(stream, data, shape);
    }

    /// <summary>Reads a whole array from a file.</summary>
    /// <exception cref="InputException">The file is not such an array, is cut, or holds another element type.</exception>
    public static NpyArray<T> Read<T>(string path)
        where T : unmanaged
    {
        using var stream = File.OpenRead(path);
        return Read<T>(stream, Path.GetFileName(path));
    }

    /// <summary>Reads a whole array from a stream, which is left after the last element.</summary>
    /// <param name="stream">Where to read.</param>
    /// <param name="name">What to call the array in an error.</param>
    /// <exception cref="InputException">The stream is not such an array, is cut, or holds another element type.</exception>
    public static NpyArray<T> Read<T>(Stream stream, string name = "The array")
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(stream);
        return Read<T>(stream, name, stream.CanSeek ? stream.Length - stream.Position : long.MaxValue);
    }

    internal static NpyArray<T> Read<T>(Stream stream, string name, long available)
        where T : unmanaged
    {
        var header = NpyHeaderText.Read(stream, name);
        NpyElement.Require<T>(header, name);
        RequireLength<T>(header, available, name);
        if (header.Count > Array.MaxLength)
            throw new InputException($"{name} holds {header.Count:N0} elements, more than can be read at once: read it in slices of its first axis.", name);
        var data = new T[header.Count];
        Fill(stream, data, name);
        return new NpyArray<T>(data, header.Shape);
    }

    /// <summary>Reads the head of a file: element type and shape, without the data.</summary>
    /// <exception cref="InputException">The file is not an .npy array.</exception>
    public static NpyHeader ReadHeader(string path)
    {
        using var stream = File.OpenRead(path);
        return ReadHeader(stream, Path.GetFileName(path));
    }

    /// <summary>Reads the head of a stream, which is left before the first element.</summary>
    /// <param name="stream">Where to read.</param>
    /// <param name="name">What to call the array in an error.</param>
    /// <exception cref="InputException">The stream is not an .npy array.</exception>
    public static NpyHeader ReadHeader(Stream stream, string name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return NpyHeaderText.Read(stream, name);
    }

    /// <summary>Reads rows <paramref name="firstRow"/> to <paramref name="firstRow"/> + <paramref name="count"/> - 1 along the first axis and nothing else.</summary>
    /// <param name="path">File to read.</param>
    /// <param name="firstRow">First index along axis 0, from 0.</param>
    /// <param name="count">Number of rows.</param>
    /// <returns>Elements of the slice, the last axis fastest.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The rows are not in the array.</exception>
    /// <exception cref="InputException">The file is not such an array, is cut, or holds another element type.</exception>
    public static T[] ReadRows<T>(string path, long firstRow, int count)
        where T : unmanaged
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        var name = Path.GetFileName(path);
        var header = NpyHeaderText.Read(stream, name);
        NpyElement.Require<T>(header, name);
        RequireLength<T>(header, stream.Length, name);
        var rows = header.Shape.Length == 0 ? 1 : header.Shape[0];
        ArgumentOutOfRangeException.ThrowIfNegative(firstRow);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(firstRow, rows - count);
        var data = new T[checked(count * header.RowLength)];
        stream.Position = header.DataOffset + (firstRow * header.RowLength * Unsafe.SizeOf<T>());
        Fill(stream, data, name);
        return data;
    }

    private static void RequireLength<T>(NpyHeader header, long available, string name)
    {
        if (header.Count > (available - header.DataOffset) / Unsafe.SizeOf<T>())
            throw Cut(name);
    }

    private static void Fill<T>(Stream stream, T[] data, string name)
        where T : unmanaged
    {
        // A span of bytes holds at most 2 GB, an array of doubles up to 16.
        const int Step = 1 << 24;
        for (var start = 0; start < data.Length; start += Step)
        {
            var bytes = MemoryMarshal.AsBytes(data.AsSpan(start, Math.Min(Step, data.Length - start)));
            if (stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
                throw Cut(name);
        }
        if (data is bool[] && MemoryMarshal.Cast<T, byte>(data).ContainsAnyExceptInRange((byte)0, (byte)1))
            throw new InputException($"{name} holds bytes other than 0 and 1 where true or false is expected: save it again with array.astype(bool).", name);
    }

    private static InputException Cut(string name) =>
        new($"{name} ends before its last element: the file was cut; copy or save it again.", name);
}
