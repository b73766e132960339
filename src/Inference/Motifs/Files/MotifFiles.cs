using CisLens.Shared;
using CisLens.Shared.Sequences;

namespace CisLens.Inference.Motifs.Files;

/// <summary>
/// Reads and writes files of motifs. What form a file has is seen from its content, never from its name; a file packed with gzip
/// is unpacked. A motif's numbers may be counts or probabilities: see <see cref="MotifNumbers"/> for how they are told apart.
/// </summary>
public static class MotifFiles
{
    /// <summary>The largest file that is read, in bytes, unpacked. All of JASPAR and HOCOMOCO together is a tenth of it.</summary>
    public const int MaximumBytes = 64 << 20;

    /// <summary>The widest motif that is read. What it costs to compare a motif grows with the third power of its width.</summary>
    public const int MaximumWidth = 200;

    /// <summary>The motifs of a file.</summary>
    /// <exception cref="InputException">The file is missing, too large, or no file of motifs; the sentence names the line.</exception>
    public static MotifDatabase Read(string path) => Parse(path).Database;

    /// <summary>The motifs of a stream.</summary>
    /// <param name="stream">Read to its end and left open.</param>
    /// <param name="name">What the person calls the file.</param>
    /// <exception cref="InputException">The stream is too large or holds no motifs; the sentence names the line.</exception>
    public static MotifDatabase Read(Stream stream, string name) => Parse(stream, name).Database;

    /// <summary>The motifs of a file, its form, and what was left out.</summary>
    /// <exception cref="InputException">The file is missing, too large, or no file of motifs; the sentence names the line.</exception>
    public static MotifFile Parse(string path)
    {
        if (!File.Exists(path))
            throw new InputException($"There is no file {path}: give a file of motifs.", path);
        using var stream = File.OpenRead(path);
        return Parse(stream, Path.GetFileName(path));
    }

    /// <summary>The motifs of a stream, its form, and what was left out.</summary>
    /// <param name="stream">Read to its end and left open.</param>
    /// <param name="name">What the person calls the file.</param>
    /// <exception cref="InputException">The stream is too large or holds no motifs; the sentence names the line.</exception>
    public static MotifFile Parse(Stream stream, string name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentException.ThrowIfNullOrEmpty(name);
        var bytes = ReadAll(stream, name);
        if (Gzip.IsGzip(bytes))
            bytes = Unpack(bytes, name);
        var motifs = new MotifCollector(name);
        if (NpyMotif.IsNpy(bytes))
        {
            NpyMotif.Read(bytes, name, motifs);
            return motifs.Complete(MotifFormat.Npy);
        }
        var text = MotifText.Decode(bytes, name);
        var format = MotifFormatFinder.Find(text);
        switch (format)
        {
            case MotifFormat.Meme:
                new MemeReader(text, motifs).Read();
                break;
            case MotifFormat.Jaspar:
                JasparReader.Read(text, motifs);
                break;
            case MotifFormat.Transfac:
                new TransfacReader(text, motifs).Read();
                break;
            case MotifFormat.Homer:
                HomerReader.Read(text, motifs);
                break;
            default:
                MotifTableReader.Read(text, motifs);
                break;
        }
        return motifs.Complete(format);
    }

    /// <summary>Writes motifs.</summary>
    /// <param name="stream">Where to; left open.</param>
    /// <param name="format">
    /// The form. MEME has no place for the family; HOMER and tables none for the address; an <c>.npy</c> file holds the
    /// probabilities alone, [4, width].
    /// </param>
    /// <param name="database">What to write.</param>
    /// <exception cref="InputException">The form cannot hold it: an <c>.npy</c> file holds one motif.</exception>
    public static void Write(Stream stream, MotifFormat format, MotifDatabase database)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(database);
        if (format == MotifFormat.Npy)
        {
            NpyMotif.Write(stream, database);
            return;
        }
        using var writer = new StreamWriter(stream, leaveOpen: true) { NewLine = "\n" };
        switch (format)
        {
            case MotifFormat.Meme:
                MemeWriter.Write(writer, database);
                break;
            case MotifFormat.Jaspar:
                JasparWriter.Write(writer, database);
                break;
            case MotifFormat.Transfac:
                TransfacWriter.Write(writer, database);
                break;
            case MotifFormat.Homer:
                HomerWriter.Write(writer, database);
                break;
            default:
                MotifTableWriter.Write(writer, database);
                break;
        }
    }

    /// <summary>The ending that files of a form usually have, without the point.</summary>
    public static string Ending(MotifFormat format) => format switch
    {
        MotifFormat.Meme => "meme",
        MotifFormat.Jaspar => "jaspar",
        MotifFormat.Transfac => "transfac",
        MotifFormat.Homer => "motif",
        MotifFormat.Npy => "npy",
        _ => "csv",
    };

    private static byte[] ReadAll(Stream stream, string name)
    {
        using var held = new MemoryStream();
        var buffer = new byte[81_920];
        int read;
        while ((read = stream.Read(buffer)) > 0)
        {
            if (held.Length + read > MaximumBytes)
                throw new InputException($"{name} is larger than the {MaximumBytes >> 20} MB that a file of motifs may have: split it, or check that it is one.", name);
            held.Write(buffer, 0, read);
        }
        return held.ToArray();
    }

    private static byte[] Unpack(byte[] packed, string name)
    {
        try
        {
            using var source = new MemoryStream(packed);
            using var gzip = Gzip.Unpack(source);
            return ReadAll(gzip, name);
        }
        catch (InvalidDataException error)
        {
            throw new InputException($"{name} is packed with gzip but damaged or cut: copy or upload it again.", name, null, error);
        }
    }
}
