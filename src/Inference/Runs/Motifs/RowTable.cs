using System.Text;
using CisLens.Shared.Arrays;

namespace CisLens.Inference.Runs.Motifs;

/// <summary>
/// A table whose lines are sorted by row, with an index beside it (<c>name.npy</c>, int64 [rows + 1]: the byte at which the lines
/// of each row begin), so that the lines of one row are read without the others.
/// </summary>
internal static class RowTable
{
    /// <summary>Writes a table.</summary>
    /// <param name="path">The table.</param>
    /// <param name="header">Its first line.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="lines">Row, from 0, and line; by row.</param>
    public static void Write(string path, string header, int rows, IEnumerable<(int Row, string Line)> lines)
    {
        var starts = new long[rows + 1];
        using (var stream = File.Create(path))
        using (var writer = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\n" })
        {
            writer.WriteLine(header);
            long position = Bytes(header);
            var next = 0;
            foreach (var (row, line) in lines)
            {
                for (; next <= row; next++)
                    starts[next] = position;
                writer.WriteLine(line);
                position += Bytes(line);
            }
            for (; next <= rows; next++)
                starts[next] = position;
        }
        NpyFile.Write<long>(Index(path), starts, starts.Length);
    }

    /// <summary>The lines of one row.</summary>
    /// <param name="path">The table.</param>
    /// <param name="row">Row, from 0.</param>
    public static string[] Read(string path, int row)
    {
        var places = NpyFile.ReadRows<long>(Index(path), row, 2);
        var bytes = new byte[places[1] - places[0]];
        using var stream = File.OpenRead(path);
        stream.Position = places[0];
        stream.ReadExactly(bytes);
        return Encoding.UTF8.GetString(bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>The lines of all rows.</summary>
    public static IEnumerable<string> ReadAll(string path) => File.ReadLines(path).Skip(1);

    private static string Index(string path) => Path.ChangeExtension(path, ".npy");

    private static int Bytes(string line) => Encoding.UTF8.GetByteCount(line) + 1;
}
