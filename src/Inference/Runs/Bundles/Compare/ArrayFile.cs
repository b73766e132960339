using System.Runtime.InteropServices;
using CisLens.Inference.Runs.Bundles.Import;
using CisLens.Shared.Arrays;

namespace CisLens.Inference.Runs.Bundles.Compare;

/// <summary>An array of a bundle, read from front to back in blocks.</summary>
internal sealed class ArrayFile : IDisposable
{
    private const int BlockValues = 1 << 15;

    private static readonly Dictionary<string, (int Bytes, Action<ReadOnlySpan<byte>, double[]> Read)> Kinds = new()
    {
        ["<f4"] = (4, (bytes, values) => Convert<float>(bytes, values, value => value)),
        ["<f8"] = (8, (bytes, values) => Convert<double>(bytes, values, value => value)),
        ["<i4"] = (4, (bytes, values) => Convert<int>(bytes, values, value => value)),
        ["<i8"] = (8, (bytes, values) => Convert<long>(bytes, values, value => value)),
        ["|i1"] = (1, (bytes, values) => Convert<sbyte>(bytes, values, value => value)),
        ["|u1"] = (1, (bytes, values) => Convert<byte>(bytes, values, value => value)),
        ["|b1"] = (1, (bytes, values) => Convert<byte>(bytes, values, value => value)),
    };

    private readonly Stream _stream;
    private readonly Stream _elements;
    private readonly byte[] _bytes = new byte[BlockValues * sizeof(double)];
    private long _left;

    private ArrayFile(Stream stream, NpyHeader header, Stream elements) => (_stream, Header, _elements, _left) = (stream, header, elements, header.Count);

    /// <summary>Kind of number and shape.</summary>
    public NpyHeader Header { get; }

    /// <summary>Whether the numbers are of a kind that can be read.</summary>
    public bool IsKnown => Kinds.ContainsKey(Header.Descriptor) && !Header.FortranOrder;

    /// <summary>Whether a file's name is that of an array.</summary>
    public static bool IsOne(string name) => Path.GetExtension(name) is ".npz" or ".npy";

    public static ArrayFile Open(BundleReader bundle, string name)
    {
        var stream = bundle.Open(name);
        try
        {
            var (header, elements) = Path.GetExtension(name) == ".npz" ? ForwardNpz.Open(stream, name) : (NpyFile.ReadHeader(stream, name), stream);
            return new ArrayFile(stream, header, elements);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Reads the next values; none at the end.</summary>
    /// <param name="values">Room for a block.</param>
    /// <returns>How many were read.</returns>
    /// <exception cref="EndOfStreamException">The file ends too early.</exception>
    public int Read(double[] values)
    {
        var kind = Kinds[Header.Descriptor];
        var count = (int)Math.Min(BlockValues, _left);
        var bytes = _bytes.AsSpan(0, count * kind.Bytes);
        _elements.ReadExactly(bytes);
        kind.Read(bytes, values);
        _left -= count;
        return count;
    }

    /// <summary>Room for a block.</summary>
    public static double[] Room() => new double[BlockValues];

    public void Dispose() => _stream.Dispose();

    private static void Convert<T>(ReadOnlySpan<byte> bytes, double[] values, Func<T, double> convert)
        where T : unmanaged
    {
        var numbers = MemoryMarshal.Cast<byte, T>(bytes);
        for (var index = 0; index < numbers.Length; index++)
            values[index] = convert(numbers[index]);
    }
}
