using System.IO.Compression;
using CisLens.Inference.Sequences;
using CisLens.Shared;

namespace CisLens.Inference.Training.Peaks;

/// <summary>Reads the peak files, plain or gzipped, and brings their sequences to one length.</summary>
public static class PeakFiles
{
    /// <summary>Reads a table with the columns id, sequence, bound (1 or 0) under a header.</summary>
    /// <param name="path">The file.</param>
    /// <param name="length">Bases of every sequence afterwards; see <see cref="Fit"/>.</param>
    /// <exception cref="InputException">The file is missing or a line is not as described.</exception>
    public static List<Peak> ReadTable(string path, int length)
    {
        var peaks = new List<Peak>();
        foreach (var (line, number) in Lines(path).Skip(1))
        {
            var fields = line.Split('\t');
            if (fields.Length != 3 || fields[2] is not ("0" or "1"))
                throw new InputException($"{path}, line {number}: expected id, sequence and 0 or 1, separated by tabs.", path, number);
            peaks.Add(new Peak(fields[0], Codes(fields[1], length, path, number), fields[2] == "1"));
        }
        return NotEmpty(peaks, path);
    }

    /// <summary>Reads FASTA; every sequence is bound.</summary>
    /// <inheritdoc cref="ReadTable" />
    public static List<Peak> ReadFasta(string path, int length)
    {
        var peaks = new List<Peak>();
        string? name = null;
        foreach (var (line, number) in Lines(path))
        {
            if (line.StartsWith('>'))
                name = line[1..].Trim();
            else if (name is null)
                throw new InputException($"{path}, line {number}: a sequence stands before the first name; FASTA is expected.", path, number);
            else
            {
                peaks.Add(new Peak(name, Codes(line, length, path, number), true));
                name = null;
            }
        }
        return NotEmpty(peaks, path);
    }

    /// <summary>Centers a sequence: cuts both ends, or adds unknown bases; the left side gets the smaller half.</summary>
    public static byte[] Fit(ReadOnlySpan<byte> codes, int length)
    {
        var fitted = new byte[length];
        fitted.AsSpan().Fill(Bases.Unknown);
        if (codes.Length >= length)
            codes.Slice((codes.Length - length) / 2, length).CopyTo(fitted);
        else
            codes.CopyTo(fitted.AsSpan((length - codes.Length) / 2));
        return fitted;
    }

    private static byte[] Codes(string bases, int length, string path, int number)
    {
        try
        {
            return Fit(Bases.Encode(bases), length);
        }
        catch (InputException error)
        {
            throw new InputException($"{path}, line {number}: {error.Message}", path, number);
        }
    }

    private static IEnumerable<(string Line, int Number)> Lines(string path)
    {
        if (!File.Exists(path))
            throw new InputException($"The file {path} is missing; the training sequences are described in docs/shipped-models.md.", path);
        using var file = File.OpenRead(path);
        using var plain = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : (Stream)file;
        using var reader = new StreamReader(plain);
        for (var number = 1; reader.ReadLine() is { } line; number++)
            if (line.Length > 0)
                yield return (line, number);
    }

    private static List<Peak> NotEmpty(List<Peak> peaks, string path) =>
        peaks.Count > 0 ? peaks : throw new InputException($"{path} holds no sequences.", path);
}
