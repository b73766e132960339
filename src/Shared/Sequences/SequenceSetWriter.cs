using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CisLens.Shared.Storage;

namespace CisLens.Shared.Sequences;

/// <summary>
/// Writes a set of sequences to a folder one by one. Memory does not depend on the bases: it takes up to about 60 bytes a sequence,
/// for names and bases seen before (as 64-bit fingerprints) and lengths.
/// </summary>
public sealed class SequenceSetWriter : IDisposable
{
    private const int RejectedInReport = 100;

    private readonly string _folder;
    private readonly ImportOptions _options;
    private readonly HashedFile _bases;
    private readonly HashedFile _table;
    private readonly OffsetsFile _offsets;
    private readonly OffsetsFile _rows;
    private readonly StreamWriter _rejectedFile;
    private readonly List<RejectedSequence> _rejected = [];
    private readonly FingerprintTable _ids = new(keepsLines: true);
    private readonly FingerprintTable _seen = new(keepsLines: false);
    private readonly SetStatistics _statistics = new();
    private readonly RegionFinder _regions = new();
    private readonly LetterCounts _counts = new();
    private byte[] _line = new byte[4096];
    private int _lineLength;
    private long _duplicateIds;
    private long _duplicateBases;

    /// <summary>Starts a set in a folder that is there and empty.</summary>
    /// <param name="folder">Folder to write to; wrap in <see cref="AtomicDirectory"/> so that half a set is never seen.</param>
    /// <param name="options">Limits and alphabet; the usual ones where null.</param>
    public SequenceSetWriter(string folder, ImportOptions? options = null)
    {
        _folder = folder;
        _options = options ?? new ImportOptions();
        _bases = new HashedFile(Path.Combine(folder, SequenceFiles.Bases));
        _table = new HashedFile(Path.Combine(folder, SequenceFiles.Table));
        _table.Write(Encoding.UTF8.GetBytes(SequenceFiles.TableHeader));
        _offsets = new OffsetsFile(Path.Combine(folder, SequenceFiles.Offsets));
        _offsets.Write(0);
        _rows = new OffsetsFile(Path.Combine(folder, SequenceFiles.Rows));
        _rows.Write(_table.Length);
        _rejectedFile = new StreamWriter(Path.Combine(folder, SequenceFiles.Rejected), append: false) { NewLine = "\n" };
        _rejectedFile.Write(SequenceFiles.RejectedHeader);
    }

    /// <summary>Sequences written so far.</summary>
    public long Count => _statistics.Count;

    /// <summary>Rows set aside so far.</summary>
    public long RejectedCount { get; private set; }

    /// <summary>Writes a whole set in one step, so that the folder is either whole or not there.</summary>
    /// <param name="folder">Folder to make; left as it is when it is there already.</param>
    /// <param name="source">Where the sequences come from, for the report.</param>
    /// <param name="sequences">The sequences.</param>
    /// <param name="alphabet">DNA or RNA; guessed where null.</param>
    /// <exception cref="InputException">A sequence is empty, has a wrong letter, or a name that is taken.</exception>
    public static ImportReport Write(string folder, string source, IEnumerable<NamedSequence> sequences, Alphabet? alphabet = null)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        AtomicDirectory.Write(folder, temporary =>
        {
            using var writer = new SequenceSetWriter(temporary, new ImportOptions { Alphabet = alphabet });
            foreach (var sequence in sequences)
                writer.Add(sequence);
            writer.Complete(source, "sequences");
        });
        using var set = SequenceSet.Open(folder);
        return set.Report;
    }

    /// <summary>Adds a sequence.</summary>
    /// <exception cref="InputException">It is empty, too long, has a wrong letter, too many unknown bases, or a name that is taken.</exception>
    public void Add(NamedSequence sequence)
    {
        ArgumentNullException.ThrowIfNull(sequence);
        var number = Count + 1;
        var record = new RawRecord
        {
            Line = number,
            Id = Encoding.UTF8.GetBytes(sequence.Id),
            Bases = Encoding.Latin1.GetBytes(sequence.Bases),
            Length = sequence.Bases.Length,
            Label = Encoding.UTF8.GetBytes(sequence.Label ?? ""),
            Group = Encoding.UTF8.GetBytes(sequence.Group ?? ""),
            Description = Encoding.UTF8.GetBytes(sequence.Description ?? ""),
        };
        if (FaultOf(record) is { } fault)
            throw new InputException($"Sequence {number:N0} ({sequence.Id}) cannot be used. {fault}", null, number);
        Append(record, sequence.Region);
    }

    /// <summary>Lists a row that is not taken.</summary>
    /// <param name="line">Line where the row begins, counted from 1.</param>
    /// <param name="id">Its name as far as known.</param>
    /// <param name="reason">One sentence with the remedy.</param>
    public void Reject(long line, string id, string reason)
    {
        ArgumentNullException.ThrowIfNull(id);
        var row = new RejectedSequence(line, OneLine(id), OneLine(reason));
        RejectedCount++;
        if (_rejected.Count < RejectedInReport)
            _rejected.Add(row);
        _rejectedFile.Write(string.Create(CultureInfo.InvariantCulture, $"{row.Line}\t{row.Id}\t{row.Reason}\n"));
    }

    /// <summary>Ends the files and writes the report.</summary>
    /// <param name="source">Name of the file or origin.</param>
    /// <param name="format">Form of the file in words.</param>
    /// <param name="bytes">Bytes read from the file.</param>
    /// <param name="warnings">Sentences to add to the report's own.</param>
    public ImportReport Complete(string source, string format, long bytes = 0, IReadOnlyList<string>? warnings = null)
    {
        var hashes = (Bases: _bases.Complete(), Table: _table.Complete());
        _offsets.Complete();
        _rows.Complete();
        _rejectedFile.Dispose();
        var (alphabet, mixed) = GuessAlphabet();
        var letters = _statistics.Letters;
        var report = new ImportReport
        {
            FileName = source,
            Format = format,
            Alphabet = alphabet.Name,
            Count = Count,
            RejectedCount = RejectedCount,
            Rejected = _rejected,
            Lengths = _statistics.Lengths(),
            Letters = _statistics.LetterTable(),
            Bases = _bases.Length,
            LowerCaseShare = Share(letters.Lower),
            UnknownShare = Share(letters.Total - letters.Known),
            MeanGc = _statistics.MeanGc,
            GcHistogram = _statistics.GcHistogram(),
            Duplicates = new DuplicateSummary(_duplicateIds, _duplicateBases),
            Labels = _statistics.LabelTable(),
            DistinctLabels = _statistics.DistinctLabels,
            Bytes = bytes,
            Sha256 = ContentHash(hashes.Bases, hashes.Table),
            Warnings = [.. warnings ?? [], .. Warnings(mixed)],
        };
        File.WriteAllText(Path.Combine(_folder, SequenceFiles.Report), JsonSerializer.Serialize(report, SequenceFiles.Json));
        return report;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _bases.Dispose();
        _table.Dispose();
        _offsets.Dispose();
        _rows.Dispose();
        _rejectedFile.Dispose();
    }

    /// <summary>Takes a record, or lists it with the reason.</summary>
    internal void Offer(in RawRecord record)
    {
        if (FaultOf(record) is { } fault)
            Reject(record.Line, Encoding.UTF8.GetString(record.Id), fault);
        else
            Append(record, _regions.Find(record));
    }

    private string? FaultOf(in RawRecord record)
    {
        if (SequenceCheck.OfShape(record, _options) is { } shape)
            return shape;
        _counts.Clear();
        _counts.Add(record.Bases);
        if (SequenceCheck.OfLetters(record.Bases, _counts, _options) is { } letters)
            return letters;
        if (_ids.TryAdd(Fingerprint.Of(record.Id), record.Line, out var firstLine))
            return null;
        _duplicateIds++;
        return string.Create(CultureInfo.InvariantCulture, $"The name is taken by line {firstLine}: give every sequence a name of its own.");
    }

    private void Append(in RawRecord record, Region? region)
    {
        if (!_seen.TryAdd(FingerprintOfBases(record.Bases), record.Line, out _))
            _duplicateBases++;
        _statistics.Add(record.Bases.Length, _counts, record.Label);
        _bases.Write(record.Bases);
        _offsets.Write(_bases.Length);
        _lineLength = 0;
        AppendField(record.Id, (byte)'\t');
        AppendField(record.Label, (byte)'\t');
        AppendField(record.Group, (byte)'\t');
        AppendField(region is null ? [] : Encoding.UTF8.GetBytes(region.ToString()), (byte)'\t');
        AppendField(record.Description, (byte)'\n');
        _table.Write(_line.AsSpan(0, _lineLength));
        _rows.Write(_table.Length);
    }

    private void AppendField(ReadOnlySpan<byte> field, byte end)
    {
        if (_lineLength + field.Length + 1 > _line.Length)
            Array.Resize(ref _line, 2 * (_lineLength + field.Length + 1));
        var target = _line.AsSpan(_lineLength, field.Length);
        field.CopyTo(target);
        // Tabs and line ends would break the table.
        while (target.IndexOfAnyInRange((byte)0, (byte)31) is var at and >= 0)
            target[at] = (byte)' ';
        _lineLength += field.Length;
        _line[_lineLength++] = end;
    }

    private ulong FingerprintOfBases(ReadOnlySpan<byte> bases)
    {
        if (_counts['U'] == 0)
            return Fingerprint.OfBases(bases);
        var asDna = bases.ToArray();
        asDna.AsSpan().Replace((byte)'U', (byte)'T');
        asDna.AsSpan().Replace((byte)'u', (byte)'t');
        return Fingerprint.OfBases(asDna);
    }

    private (Alphabet Alphabet, bool Mixed) GuessAlphabet()
    {
        var (thymine, uracil) = (_statistics.Letters['T'], _statistics.Letters['U']);
        return (_options.Alphabet ?? (uracil > 0 && thymine == 0 ? Alphabet.Rna : Alphabet.Dna), uracil > 0 && thymine > 0);
    }

    private IEnumerable<string> Warnings(bool mixed)
    {
        if (Count == 0)
            yield return "No sequence could be used: see the list of rejected rows.";
        if (mixed)
            yield return "Both T and U occur: they are read as the same base.";
        if (_duplicateBases > 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"{_duplicateBases:N0} of the sequences kept have the same bases as an earlier one.");
        foreach (var warning in _regions.Warnings())
            yield return warning;
    }

    private string ContentHash(string bases, string table)
    {
        using var offsetsFile = File.OpenRead(Path.Combine(_folder, SequenceFiles.Offsets));
        var offsets = Convert.ToHexStringLower(SHA256.HashData(offsetsFile));
        var listing = $"{bases}  {SequenceFiles.Bases}\n{offsets}  {SequenceFiles.Offsets}\n{table}  {SequenceFiles.Table}\n";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(listing)));
    }

    private double Share(long letters) => _bases.Length == 0 ? 0 : letters / (double)_bases.Length;

    private static string OneLine(string text) => string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter));
}
