using System.Runtime.InteropServices;
using System.Text;
using CisLens.Shared.Arrays;
using CisLens.Shared.Storage;
using Microsoft.Win32.SafeHandles;

namespace CisLens.Shared.Runs;

/// <summary>Reads rows of a prepared run by position; nothing is held in memory.</summary>
public sealed class RunRowReader : IDisposable
{
    private const int AtOnce = 8192;
    private const int IdCell = 2;
    private const int LabelCell = 3;
    private readonly SafeFileHandle _rows;
    private readonly SafeFileHandle _offsets;
    private readonly long _offsetsStart;

    /// <summary>Opens the rows.</summary>
    /// <exception cref="FileNotFoundException">The run is not prepared.</exception>
    public RunRowReader(RunFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var header = NpyFile.ReadHeader(folder.RowOffsets);
        Count = header.Count - 1;
        _offsetsStart = header.DataOffset;
        _rows = File.OpenHandle(folder.Rows);
        _offsets = File.OpenHandle(folder.RowOffsets);
    }

    /// <summary>Rows in all.</summary>
    public long Count { get; }

    /// <summary>One row.</summary>
    public RunRow this[long row] => Read(row, 1)[0];

    /// <summary>Rows <paramref name="first"/> to <paramref name="first"/> + <paramref name="count"/> - 1.</summary>
    public IReadOnlyList<RunRow> Read(long first, int count) =>
        count == 0 ? [] : [.. Lines(first, count).Select(RunRowTable.Parse)];

    /// <summary>The label of each row, null where it has none; nothing else of the rows is taken apart.</summary>
    public IReadOnlyList<string?> Labels()
    {
        var labels = new List<string?>((int)Count);
        var known = new HashSet<string>().GetAlternateLookup<ReadOnlySpan<char>>();
        for (var first = 0L; first < Count; first += AtOnce)
            foreach (var line in Lines(first, (int)Math.Min(AtOnce, Count - first)))
                labels.Add(Known(Cell(line, LabelCell)));
        return labels;

        // Equal labels are one object.
        string? Known(ReadOnlySpan<char> label)
        {
            known.Add(label);
            return label.Length > 0 && known.TryGetValue(label, out var same) ? same : null;
        }
    }

    /// <summary>The numbers of the rows whose id contains a text, in any case.</summary>
    public IEnumerable<long> Matching(string text, CancellationToken token)
    {
        for (var first = 0L; first < Count; first += AtOnce)
        {
            token.ThrowIfCancellationRequested();
            var row = first;
            foreach (var line in Lines(first, (int)Math.Min(AtOnce, Count - first)))
            {
                if (Cell(line, IdCell).Contains(text, StringComparison.OrdinalIgnoreCase))
                    yield return row;
                row++;
            }
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _rows.Dispose();
        _offsets.Dispose();
    }

    private static ReadOnlySpan<char> Cell(string line, int number)
    {
        var rest = line.AsSpan();
        for (var cell = 0; cell < number; cell++)
            rest = rest[(rest.IndexOf('\t') + 1)..];
        return rest[..rest.IndexOf('\t')];
    }

    private string[] Lines(long first, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first + count, Count, nameof(first));
        var places = new long[count + 1];
        Fill(_offsets, MemoryMarshal.AsBytes(places.AsSpan()), _offsetsStart + (8 * first));
        var text = new byte[places[^1] - places[0]];
        Fill(_rows, text, places[0]);
        return [.. Enumerable.Range(0, count).Select(index => Encoding.UTF8.GetString(
            text, (int)(places[index] - places[0]), (int)(places[index + 1] - places[index] - 1)))];
    }

    private static void Fill(SafeFileHandle file, Span<byte> target, long position)
    {
        while (target.Length > 0)
        {
            var read = RandomAccess.Read(file, target, position);
            if (read == 0)
                throw new EndOfStreamException("The rows of the run end before their index says.");
            target = target[read..];
            position += read;
        }
    }
}
