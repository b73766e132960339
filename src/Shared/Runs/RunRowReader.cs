using System.Runtime.InteropServices;
using System.Text;
using CisLens.Shared.Arrays;
using CisLens.Shared.Storage;
using Microsoft.Win32.SafeHandles;

namespace CisLens.Shared.Runs;

/// <summary>Reads rows of a prepared run by position; nothing is held in memory.</summary>
public sealed class RunRowReader : IDisposable
{
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

    /// <summary>The numbers of the rows whose id contains a text, in any case.</summary>
    public IEnumerable<long> Matching(string text, CancellationToken token)
    {
        const int AtOnce = 8192;
        for (var first = 0L; first < Count; first += AtOnce)
        {
            token.ThrowIfCancellationRequested();
            var row = first;
            foreach (var line in Lines(first, (int)Math.Min(AtOnce, Count - first)))
            {
                if (Id(line).Contains(text, StringComparison.OrdinalIgnoreCase))
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

    private static ReadOnlySpan<char> Id(string line)
    {
        var start = line.IndexOf('\t', line.IndexOf('\t', StringComparison.Ordinal) + 1) + 1;
        return line.AsSpan(start, line.IndexOf('\t', start) - start);
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
