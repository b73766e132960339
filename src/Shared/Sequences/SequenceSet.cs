using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using CisLens.Shared.Arrays;
using Microsoft.Win32.SafeHandles;

namespace CisLens.Shared.Sequences;

/// <summary>
/// A set of sequences on disk, read by position. Holds four open files and no sequence in memory; may be used from several threads.
/// Bases are given in the alphabet of the set (U for RNA, T for DNA), in the case of the file.
/// </summary>
public sealed class SequenceSet : IDisposable
{
    private readonly string _folder;
    private readonly SafeFileHandle _bases;
    private readonly SafeFileHandle _offsets;
    private readonly SafeFileHandle _table;
    private readonly SafeFileHandle _rows;
    private readonly long _offsetsStart;
    private readonly long _rowsStart;

    private SequenceSet(string folder, ImportReport report)
    {
        _folder = folder;
        Report = report;
        Alphabet = Alphabet.Parse(report.Alphabet);
        _offsetsStart = IndexStart(SequenceFiles.Offsets);
        _rowsStart = IndexStart(SequenceFiles.Rows);
        _bases = Handle(SequenceFiles.Bases);
        _offsets = Handle(SequenceFiles.Offsets);
        _table = Handle(SequenceFiles.Table);
        _rows = Handle(SequenceFiles.Rows);
        if (Index(_offsets, _offsetsStart, Count, 0)[0] != RandomAccess.GetLength(_bases) || Index(_rows, _rowsStart, Count, 0)[0] != RandomAccess.GetLength(_table))
            throw Damaged(folder, null);
    }

    /// <summary>The folder of the set.</summary>
    public string Folder => _folder;

    /// <summary>What was found when the set was made.</summary>
    public ImportReport Report { get; }

    /// <summary>DNA or RNA.</summary>
    public Alphabet Alphabet { get; }

    /// <summary>Number of sequences.</summary>
    public long Count => Report.Count;

    /// <summary>Bytes of the table of names, labels, groups, regions and descriptions.</summary>
    public long TableBytes => RandomAccess.GetLength(_table);

    /// <summary>Whether a folder holds a set.</summary>
    public static bool IsIn(string folder) => File.Exists(Path.Combine(folder, SequenceFiles.Report));

    /// <summary>
    /// SHA-256 of the content in lower-case hexadecimal digits: of the text that
    /// <c>sha256sum bases.bin offsets.npy table.tsv</c> prints in the folder of the set.
    /// </summary>
    public string Sha256 => Report.Sha256;

    /// <summary>One sequence.</summary>
    /// <param name="index">Place in the set, from 0.</param>
    public NamedSequence this[long index] => Read(index, 1)[0];

    /// <summary>Opens a set.</summary>
    /// <param name="folder">Folder that <see cref="SequenceSetWriter"/> wrote.</param>
    /// <exception cref="InputException">The folder holds no whole set.</exception>
    public static SequenceSet Open(string folder)
    {
        var path = Path.Combine(folder, SequenceFiles.Report);
        if (!IsIn(folder))
            throw new InputException($"{folder} holds no set of sequences ({SequenceFiles.Report} is missing): import the file again.", folder);
        try
        {
            return new SequenceSet(folder, JsonSerializer.Deserialize<ImportReport>(File.ReadAllText(path), SequenceFiles.Json) ?? throw Damaged(folder, null));
        }
        catch (Exception error) when (error is JsonException or FileNotFoundException or ArgumentException)
        {
            throw Damaged(folder, error);
        }
    }

    /// <summary>Sequences <paramref name="first"/> to <paramref name="first"/> + <paramref name="count"/> - 1.</summary>
    public NamedSequence[] Read(long first, int count)
    {
        var rows = ReadRows(first, count);
        var offsets = Index(_offsets, _offsetsStart, first, count);
        var bases = Bytes(_bases, offsets[0], offsets[^1]);
        return [.. rows.Select((row, i) => new NamedSequence(row.Id, Letters(bases.AsSpan((int)(offsets[i] - offsets[0]), row.Length)))
        {
            Label = row.Label,
            Group = row.Group,
            Region = row.Region,
            Description = row.Description,
        })];
    }

    /// <summary>Names and lengths of some sequences, without their bases.</summary>
    /// <param name="first">First place, from 0.</param>
    /// <param name="count">Number of sequences.</param>
    public SequenceRow[] ReadRows(long first, int count)
    {
        var lengths = Lengths(first, count);
        var places = Index(_rows, _rowsStart, first, count);
        var text = Bytes(_table, places[0], places[^1]);
        var rows = new SequenceRow[count];
        for (var i = 0; i < count; i++)
        {
            var line = text.AsSpan((int)(places[i] - places[0]), (int)(places[i + 1] - places[i] - 1));
            rows[i] = Row(first + i, Encoding.UTF8.GetString(line).Split('\t'), lengths[i]);
        }
        return rows;
    }

    /// <summary>Lengths of some sequences in bases.</summary>
    /// <param name="first">First place, from 0.</param>
    /// <param name="count">Number of sequences.</param>
    public int[] Lengths(long first, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first, Count - count);
        var offsets = Index(_offsets, _offsetsStart, first, count);
        var lengths = new int[count];
        for (var i = 0; i < count; i++)
            lengths[i] = (int)(offsets[i + 1] - offsets[i]);
        return lengths;
    }

    /// <summary>A page of the sequences whose name contains a text, in any case; of all sequences when the text is empty.</summary>
    /// <param name="text">Text to look for.</param>
    /// <param name="first">First match of the page, from 0.</param>
    /// <param name="count">Most rows on the page.</param>
    /// <param name="cancellation">Ends the search of a large set.</param>
    public SequencePage SearchIds(string text, long first, int count, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (string.IsNullOrEmpty(text))
            return new SequencePage(Count, first >= Count ? [] : ReadRows(first, (int)Math.Min(count, Count - first)));
        var matches = new List<long>();
        var total = 0L;
        foreach (var index in Matches(text, cancellation))
        {
            if (total >= first && matches.Count < count)
                matches.Add(index);
            total++;
        }
        return new SequencePage(total, [.. matches.Select(index => ReadRows(index, 1)[0])]);
    }

    /// <summary>A page of the rows that were set aside when the set was made.</summary>
    /// <param name="first">First row, from 0.</param>
    /// <param name="count">Most rows on the page.</param>
    public IReadOnlyList<RejectedSequence> ReadRejected(long first, int count)
    {
        var lines = File.ReadLines(Path.Combine(_folder, SequenceFiles.Rejected)).Skip(1);
        var rows = new List<RejectedSequence>();
        foreach (var line in lines)
        {
            if (first-- > 0)
                continue;
            if (rows.Count == count)
                break;
            var fields = line.Split('\t');
            rows.Add(new RejectedSequence(long.Parse(fields[0], CultureInfo.InvariantCulture), fields[1], fields[2]));
        }
        return rows;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _bases.Dispose();
        _offsets.Dispose();
        _table.Dispose();
        _rows.Dispose();
    }

    private static SequenceRow Row(long index, string[] fields, int length) => new(index, fields[0], length)
    {
        Label = NullIfEmpty(fields[1]),
        Group = NullIfEmpty(fields[2]),
        Region = fields[3].Length == 0 ? null : Region.Parse(fields[3]),
        Description = NullIfEmpty(fields[4]),
    };

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;

    private static InputException Damaged(string folder, Exception? error) =>
        new($"The set of sequences in {folder} is not whole: import the file again.", folder, null, error);

    private static long[] Index(SafeFileHandle file, long start, long first, int count)
    {
        var places = new long[count + 1];
        Fill(file, MemoryMarshal.AsBytes(places.AsSpan()), start + (8 * first));
        return places;
    }

    private static byte[] Bytes(SafeFileHandle file, long from, long to)
    {
        var bytes = new byte[to - from];
        Fill(file, bytes, from);
        return bytes;
    }

    private static void Fill(SafeFileHandle file, Span<byte> target, long position)
    {
        while (target.Length > 0)
        {
            var read = RandomAccess.Read(file, target, position);
            if (read == 0)
                throw new InputException("A set of sequences is shorter on disk than its index says: import the file again.");
            target = target[read..];
            position += read;
        }
    }

    private string Letters(ReadOnlySpan<byte> bases) => Alphabet.Normalize(Encoding.ASCII.GetString(bases));

    private long IndexStart(string name)
    {
        var header = NpyFile.ReadHeader(Path.Combine(_folder, name));
        return header.Descriptor == "<i8" && header.Count == Count + 1 ? header.DataOffset : throw Damaged(_folder, null);
    }

    private SafeFileHandle Handle(string name) => File.OpenHandle(Path.Combine(_folder, name));

    private IEnumerable<long> Matches(string text, CancellationToken cancellation)
    {
        const int RowsAtOnce = 4096;
        for (var first = 0L; first < Count; first += RowsAtOnce)
        {
            cancellation.ThrowIfCancellationRequested();
            var count = (int)Math.Min(RowsAtOnce, Count - first);
            var places = Index(_rows, _rowsStart, first, count);
            var table = Bytes(_table, places[0], places[^1]);
            for (var i = 0; i < count; i++)
            {
                var line = table.AsSpan((int)(places[i] - places[0]));
                if (Contains(line[..line.IndexOf((byte)'\t')], text))
                    yield return first + i;
            }
        }
    }

    private static bool Contains(ReadOnlySpan<byte> id, string text)
    {
        Span<char> characters = stackalloc char[id.Length];
        return characters[..Encoding.UTF8.GetChars(id, characters)].Contains(text, StringComparison.OrdinalIgnoreCase);
    }
}
