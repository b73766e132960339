using System.Text;
using CisLens.Shared.Arrays;

namespace CisLens.Shared.Tests.Arrays;

public sealed class NpyFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Write_TwoAxes_GivesNumpysBytes()
    {
        using var stream = new MemoryStream();
        NpyFile.Write<int>(stream, [1, 2, 3, 4, 5, 6], 2, 3);

        var bytes = stream.ToArray();
        // What numpy.save(array of int32, shape (2, 3)) writes: version 1.0, a head of 128 bytes, then the numbers.
        Assert.Equal("\u0093NUMPY\u0001\0v\0{'descr': '<i4', 'fortran_order': False, 'shape': (2, 3), }".PadRight(127) + "\n", Encoding.Latin1.GetString(bytes, 0, 128));
        Assert.Equal(128 + 24, bytes.Length);
        Assert.Equal(new byte[] { 6, 0, 0, 0 }, bytes[^4..]);
    }

    [Theory]
    [InlineData(new long[] { }, "()")]
    [InlineData(new long[] { 3 }, "(3,)")]
    [InlineData(new long[] { 0, 4, 5 }, "(0, 4, 5)")]
    public void Write_AnyNumberOfAxes_WritesPythonTuple(long[] shape, string tuple)
    {
        using var stream = new MemoryStream();
        NpyFile.Write<byte>(stream, new byte[shape.Aggregate(1L, (product, length) => product * length)], shape);

        Assert.Contains($"'shape': {tuple}, }}", Encoding.Latin1.GetString(stream.ToArray()), StringComparison.Ordinal);
        stream.Position = 0;
        Assert.Equal(shape, NpyFile.Read<byte>(stream).Shape);
    }

    [Fact]
    public void Read_EveryElementType_GivesWhatWasWritten()
    {
        RoundTrip<float>([1.5f, float.NaN, float.NegativeInfinity]);
        RoundTrip<double>([Math.PI, double.Epsilon]);
        RoundTrip<Half>([(Half)0.5f, Half.MaxValue]);
        RoundTrip<int>([int.MinValue, 7]);
        RoundTrip<long>([long.MaxValue, -1]);
        RoundTrip<short>([short.MinValue, 3]);
        RoundTrip<byte>([0, 255]);
        RoundTrip<sbyte>([-128, 127]);
        RoundTrip<bool>([true, false, true]);
    }

    [Fact]
    public void ReadRows_Slice_ReadsThatSliceOnly()
    {
        var path = _folder.File("rows.npy");
        NpyFile.Write<float>(path, [.. Enumerable.Range(0, 5 * 2 * 3).Select(i => (float)i)], 5, 2, 3);

        Assert.Equal(Enumerable.Range(12, 12).Select(i => (float)i), NpyFile.ReadRows<float>(path, 2, 2));
        Assert.Empty(NpyFile.ReadRows<float>(path, 5, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => NpyFile.ReadRows<float>(path, 4, 2));
    }

    [Fact]
    public void ReadHeader_File_GivesTypeShapeAndOffset()
    {
        var path = _folder.File("head.npy");
        NpyFile.Write<short>(path, new short[8], 2, 4);

        var header = NpyFile.ReadHeader(path);
        Assert.Equal("<i2", header.Descriptor);
        Assert.Equal([2, 4], header.Shape);
        Assert.Equal((8L, 4L, 128L), (header.Count, header.RowLength, header.DataOffset));
    }

    [Theory]
    [InlineData("{'descr': '|O', 'fortran_order': False, 'shape': (1,), }", "pickled Python objects")]
    [InlineData("{'descr': '>f4', 'fortran_order': False, 'shape': (1,), }", "big-endian")]
    [InlineData("{'descr': '<f4', 'fortran_order': True, 'shape': (1, 1), }", "Fortran order")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (1,), }", "type <f8 where <f4 is expected")]
    [InlineData("{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (1,), }", "named fields")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (9,), }", "ends before its last element")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (9999999999, 9999999999), }", "no file can hold")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (-1,), }", "header that cannot be read")]
    [InlineData("{'descr': '<f4', 'shape': (1,), }", "header that cannot be read")]
    public void Read_HeaderThatIsNotOurs_RefusesWithSentence(string header, string expected)
    {
        var path = _folder.File("bad.npy");
        File.WriteAllBytes(path, [.. Head(header), 0, 0, 0, 0]);

        var error = Assert.Throws<InputException>(() => NpyFile.Read<float>(path));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.StartsWith("bad.npy ", error.Message, StringComparison.Ordinal);
        Assert.Equal("bad.npy", error.File);
    }

    [Theory]
    [InlineData("", "not a NumPy .npy array")]
    [InlineData("ACGT and more than eight bytes", "not a NumPy .npy array")]
    [InlineData("\u0093NUMPY\u0009\0", "version 9")]
    [InlineData("\u0093NUMPY\u0001\0v\0{'descr", "ends inside its header")]
    public void Read_NotAnArray_RefusesWithSentence(string content, string expected)
    {
        var path = _folder.File("bad.npy");
        File.WriteAllBytes(path, Encoding.Latin1.GetBytes(content));

        Assert.Contains(expected, Assert.Throws<InputException>(() => NpyFile.Read<float>(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_BytesOtherThanTrueOrFalse_Refuses()
    {
        using var stream = new MemoryStream([.. Head("{'descr': '|b1', 'fortran_order': False, 'shape': (1,), }"), 2]);

        Assert.Contains("true or false", Assert.Throws<InputException>(() => NpyFile.Read<bool>(stream, "flags")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_ShapeOfAnotherSize_Throws()
    {
        using var stream = new MemoryStream();
        Assert.Throws<ArgumentException>(() => NpyFile.Write<float>(stream, [1, 2, 3], 2));
        Assert.Throws<InvalidOperationException>(() => NpyFile.Write<float>(stream, [1, 2, 3], 4));
    }

    private static byte[] Head(string text)
    {
        var padded = text.PadRight(117) + "\n";
        return [0x93, .. "NUMPY"u8, 1, 0, (byte)padded.Length, 0, .. Encoding.Latin1.GetBytes(padded)];
    }

    private static void RoundTrip<T>(T[] data)
        where T : unmanaged
    {
        using var stream = new MemoryStream();
        NpyFile.Write<T>(stream, data, data.Length);
        stream.Position = 0;
        Assert.Equal(data, NpyFile.Read<T>(stream).Data);
    }
}
