using CisLens.Shared;
using CisLens.Shared.Arrays;

namespace CisLens.Inference.Motifs.Files;

/// <summary>A motif as a NumPy array of counts or probabilities, 4 x width or width x 4; written as probabilities, 4 x width.</summary>
internal static class NpyMotif
{
    public static bool IsNpy(ReadOnlySpan<byte> bytes) => bytes.StartsWith("\u0093NUMPY"u8[1..]) && bytes[0] == 0x93;

    public static void Read(byte[] bytes, string name, MotifCollector motifs)
    {
        var (data, shape) = Numbers(bytes, name);
        InputException Fault(string rest) => new($"{name} {rest}", name);
        if (shape.Length != 2 || data.Length == 0)
            throw Fault($"holds an array of shape ({string.Join(", ", shape)}), and a motif is 4 x width or width x 4: save such an array.");
        if (!data.All(double.IsFinite))
            throw Fault("holds numbers that are not finite: give counts or probabilities.");
        var rows = data.Chunk((int)shape[1]).ToArray();
        var (ppm, sites) = MotifNumbers.Read(MotifTableReader.Orient(rows, Fault), Fault);
        motifs.Add(new Motif(MotifLayout.Word(motifs.FileTitle), ppm) { Sites = sites }, 1);
    }

    public static void Write(Stream stream, MotifDatabase database)
    {
        if (database.Motifs is not [var motif])
            throw new InputException($"A NumPy file holds one motif, not {database.Motifs.Count}: choose one motif or another form.");
        var values = new double[motif.Width * MotifMatrix.Letters];
        for (var index = 0; index < values.Length; index++)
            values[index] = motif.Ppm[index % motif.Width, index / motif.Width];
        NpyFile.Write<double>(stream, values, MotifMatrix.Letters, motif.Width);
    }

    private static (double[] Data, long[] Shape) Numbers(byte[] bytes, string name)
    {
        using var stream = new MemoryStream(bytes);
        return NpyFile.ReadHeader(stream, name).Descriptor switch
        {
            "<f4" => Numbers<float>(stream, name, value => value),
            "<f2" => Numbers<Half>(stream, name, value => (double)value),
            "<i8" => Numbers<long>(stream, name, value => value),
            "<i4" => Numbers<int>(stream, name, value => value),
            "<i2" => Numbers<short>(stream, name, value => value),
            "|u1" => Numbers<byte>(stream, name, value => value),
            // Whatever else it is, the reader of doubles says what is wrong.
            _ => Numbers<double>(stream, name, value => value),
        };
    }

    private static (double[] Data, long[] Shape) Numbers<T>(MemoryStream stream, string name, Converter<T, double> convert)
        where T : unmanaged
    {
        stream.Position = 0;
        var array = NpyFile.Read<T>(stream, name);
        return (Array.ConvertAll(array.Data, convert), array.Shape);
    }
}
