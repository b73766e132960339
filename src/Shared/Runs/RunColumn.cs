using CisLens.Shared.Arrays;
using CisLens.Shared.Storage;

namespace CisLens.Shared.Runs;

/// <summary>
/// One number per row (a prediction, or the strongest attribution), gathered from the chunks. Once the stage is whole the column
/// and its order are kept on disk as <c>columns/{key}.npy</c> and <c>columns/{key}.order.npy</c>.
/// </summary>
internal sealed class RunColumn(RunFolder folder, PreparedRun prepared, string key, string stageKey, string file, int columns, int column)
{
    private string ValuesFile => Path.Combine(folder.Columns, key.Replace('/', '-') + ".npy");

    private string OrderFile => Path.Combine(folder.Columns, key.Replace('/', '-') + ".order.npy");

    private ChunkLayout Layout => prepared.Layout(stageKey)!.Value;

    /// <summary>The values of some rows; NaN where the chunk is not there yet.</summary>
    public float[] Values(IReadOnlyList<long> rows)
    {
        if (!File.Exists(ValuesFile))
        {
            var all = All();
            return [.. rows.Select(row => all[row])];
        }
        using var handle = File.OpenHandle(ValuesFile);
        var start = RandomAccess.GetLength(handle) - (4 * prepared.Rows);
        return [.. rows.Select(row => ReadOne(handle, start + (4 * row)))];
    }

    /// <summary>The values of all rows; NaN where the chunk is not there yet.</summary>
    public float[] All() => File.Exists(ValuesFile) ? NpyFile.Read<float>(ValuesFile).Data : Gather(out _);

    /// <summary>The rows by falling value; those without a value last.</summary>
    public long[] Order()
    {
        if (File.Exists(OrderFile))
            return NpyFile.Read<long>(OrderFile).Data;
        var order = Sorted(Gather(out var whole));
        if (whole)
            AtomicFile.Write(OrderFile, stream => NpyFile.Write<long>(stream, order, order.Length));
        return order;
    }

    private static float ReadOne(Microsoft.Win32.SafeHandles.SafeFileHandle handle, long position)
    {
        Span<byte> bytes = stackalloc byte[4];
        if (RandomAccess.Read(handle, bytes, position) != 4)
            throw new EndOfStreamException("A column of the run is shorter than its rows.");
        return BitConverter.ToSingle(bytes);
    }

    private static long[] Sorted(float[] values)
    {
        var order = new long[values.Length];
        for (var row = 0; row < order.Length; row++)
            order[row] = row;
        // Array.Sort is not stable; the row number decides between equal values, so that pages never overlap.
        Array.Sort(order, (left, right) => (float.IsNaN(values[left]), float.IsNaN(values[right])) switch
        {
            (false, false) when values[left] != values[right] => values[right].CompareTo(values[left]),
            (true, false) => 1,
            (false, true) => -1,
            _ => left.CompareTo(right),
        });
        return order;
    }

    private float[] Gather(out bool whole)
    {
        var values = new float[prepared.Rows];
        Array.Fill(values, float.NaN);
        var complete = true;
        for (var chunk = 0; chunk < Layout.Count; chunk++)
            complete &= TryGather(chunk, values);
        whole = complete;
        if (whole)
        {
            Directory.CreateDirectory(folder.Columns);
            AtomicFile.Write(ValuesFile, stream => NpyFile.Write<float>(stream, values, values.Length));
        }
        return values;
    }

    private bool TryGather(int chunk, float[] values)
    {
        if (!folder.IsWhole(stageKey, chunk))
            return false;
        var data = NpyFile.Read<float>(Path.Combine(folder.Chunk(stageKey, chunk), file)).Data;
        var first = Layout.First(chunk);
        for (var place = 0; place < Layout.RowsOf(chunk); place++)
            values[first + place] = data[(place * columns) + column];
        return true;
    }
}
