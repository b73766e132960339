using System.Globalization;
using CisLens.Shared.Storage;

namespace CisLens.Shared.Sequences;

/// <summary>
/// Reads a file of sequences (FASTA, TSV, CSV or one sequence a line; plain or gzip; any line ends; UTF-8 or UTF-16) into a set on
/// disk. A row that cannot be used is listed with its line and the reason; a file that cannot be read is refused as a whole.
/// Memory: a few MB, twice the longest sequence kept, and up to about 60 bytes a sequence; nothing grows with the file's size.
/// </summary>
public static class SequenceImport
{
    private const int LineReserve = 1 << 17;

    /// <summary>Reads the file and makes the set.</summary>
    /// <param name="source">The bytes as uploaded; read to the end and left open.</param>
    /// <param name="fileName">Name of the file as the person knows it.</param>
    /// <param name="options">Form, alphabet, columns and limits.</param>
    /// <param name="targetFolder">Folder to make; it is there, and whole, only after success.</param>
    /// <param name="progress">Told after each MB of text, or null.</param>
    /// <param name="cancellation">Ends the import; nothing stays.</param>
    /// <returns>What was found; it is stored beside the set too.</returns>
    /// <exception cref="InputException">The file is empty, binary, cut, holds no sequences, or too many.</exception>
    /// <exception cref="StorageFullException">The disk is full.</exception>
    /// <exception cref="InvalidOperationException">The target folder is there already.</exception>
    public static ImportReport Run(Stream source, string fileName, ImportOptions options, string targetFolder, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(options);
        ImportReport? report = null;
        var built = AtomicDirectory.Write(targetFolder, folder => report = ReadInto(folder, source, fileName, options, progress, cancellation));
        return built ? report! : throw new InvalidOperationException($"{targetFolder} is there already.");
    }

    private static ImportReport ReadInto(string folder, Stream source, string fileName, ImportOptions options, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        using var writer = new SequenceSetWriter(folder, options);
        LineScanner? lines = null;
        SequenceInput? input = null;
        try
        {
            void Tell(long bytes, long? total) => progress?.Report(new ImportProgress(bytes, total, writer.Count, writer.RejectedCount));
            input = new SequenceInput(source, fileName, options.MaximumBytes, Tell, cancellation);
            var (format, separator) = FormatFinder.Find(input, options.Format);
            var limit = (int)Math.Min((long)options.MaximumLength + LineReserve, Array.MaxLength);
            var table = format == ImportFormat.Table ? new TableReader(input, options, separator, limit) : null;
            lines = new LineScanner(input, limit);
            var sink = new RecordSink(writer, fileName, options);
            if (table is not null)
                table.Run(lines, sink);
            else if (format == ImportFormat.Fasta)
                new FastaReader(lines, sink, options).Run();
            else
                new LinesReader(lines, sink, fileName).Run();
            return writer.Complete(fileName, Describe(format, separator, table, input.IsGzip), input.BytesRead, Warnings(format, fileName));
        }
        catch (Exception error) when (error is InvalidDataException || (error is InputException && input?.Damage is not null))
        {
            // A file that is cut may look wrong in other ways too, at its last line; the cut is what the person must know.
            throw Cut(fileName, writer.Count + writer.RejectedCount, lines?.Number ?? 0, error);
        }
        finally
        {
            input?.Dispose();
        }
    }

    private static string Describe(ImportFormat format, byte separator, TableReader? table, bool isGzip)
    {
        var separated = separator switch { (byte)',' => "commas", (byte)';' => "semicolons", _ => "tabs" };
        var form = format switch
        {
            ImportFormat.Fasta => "FASTA",
            ImportFormat.Lines => "one sequence a line",
            _ => $"table separated by {separated} ({table!.Columns})",
        };
        return isGzip ? form + ", gzip" : form;
    }

    private static string[] Warnings(ImportFormat format, string fileName) =>
        format == ImportFormat.Lines && FormatFinder.IsNamedFasta(fileName)
            ? [$"{fileName} is named as FASTA but has no header that begins with '>': each line was read as one sequence."]
            : [];

    private static InputException Cut(string fileName, long complete, long line, Exception error) => new(
        string.Create(CultureInfo.InvariantCulture, $"{fileName} ends in the middle of its compressed data or is damaged, {complete:N0} complete sequences stand before line {line + 1:N0}, and nothing was imported: upload the file again."),
        fileName,
        line + 1,
        error);
}
