using System.Text;
using CisLens.Inference.Motifs;
using CisLens.Inference.Motifs.Files;

namespace CisLens.Inference.Tests.Motifs.Files;

/// <summary>Motif files as text, read and written without the disk.</summary>
internal static class MotifFileText
{
    public const string Header = "MEME version 4\n\nALPHABET= ACGT\n\nstrands: + -\n\nBackground letter frequencies\nA 0.3 C 0.2 G 0.2 T 0.3\n\n";

    public static MotifFile Parse(string text, string name = "test.txt") => Parse(Encoding.UTF8.GetBytes(text), name);

    public static MotifFile Parse(byte[] bytes, string name = "test.txt")
    {
        using var stream = new MemoryStream(bytes);
        return MotifFiles.Parse(stream, name);
    }

    public static byte[] Write(MotifFormat format, MotifDatabase database)
    {
        using var stream = new MemoryStream();
        MotifFiles.Write(stream, format, database);
        return stream.ToArray();
    }

    public static double LargestDifference(Ppm left, Ppm right) => left.Width == right.Width
        ? left.Values.ToArray().Zip(right.Values.ToArray(), (a, b) => Math.Abs(a - b)).Max()
        : double.PositiveInfinity;
}
