namespace CisLens.Inference.Motifs.Discovery.Similarity;

/// <summary>Makes a table with few entries symmetric.</summary>
internal static class SymmetricRows
{
    /// <summary>Each entry becomes the mean of its own value and the mirrored one, where both exist; where one exists it is taken.</summary>
    public static SparseRows Mean(SparseRows rows) => Join(rows, static (own, mirrored) => (own + mirrored) / 2);

    /// <summary>Each entry becomes the sum of its own value and the mirrored one.</summary>
    public static SparseRows Sum(SparseRows rows) => Join(rows, static (own, mirrored) => own + mirrored);

    private static SparseRows Join(SparseRows rows, Func<float, float, float> both)
    {
        var mirrored = Mirror(rows);
        // Twice mirrored is the same table with its columns in rising order.
        var sorted = Mirror(mirrored);
        var starts = new int[rows.Count + 1];
        for (var row = 0; row < rows.Count; row++)
            starts[row + 1] = checked(starts[row] + Merge(sorted, mirrored, row, [], [], both));
        var columns = new int[starts[^1]];
        var values = new float[starts[^1]];
        Parallel.For(0, rows.Count, row =>
            Merge(sorted, mirrored, row, columns.AsSpan(starts[row]..starts[row + 1]), values.AsSpan(starts[row]..starts[row + 1]), both));
        return new SparseRows(starts, columns, values);
    }

    /// <summary>Merges two rows whose columns rise; only counts where there is no room.</summary>
    private static int Merge(SparseRows left, SparseRows right, int row, Span<int> columns, Span<float> values, Func<float, float, float> both)
    {
        int l = left.Starts[row], r = right.Starts[row], count = 0;
        while (l < left.Starts[row + 1] || r < right.Starts[row + 1])
        {
            var column = Math.Min(
                l < left.Starts[row + 1] ? left.Columns[l] : int.MaxValue, r < right.Starts[row + 1] ? right.Columns[r] : int.MaxValue);
            var hasLeft = l < left.Starts[row + 1] && left.Columns[l] == column;
            var hasRight = r < right.Starts[row + 1] && right.Columns[r] == column;
            if (!columns.IsEmpty)
            {
                columns[count] = column;
                values[count] = hasLeft && hasRight ? both(left.Values[l], right.Values[r]) : hasLeft ? left.Values[l] : right.Values[r];
            }
            count++;
            l += hasLeft ? 1 : 0;
            r += hasRight ? 1 : 0;
        }
        return count;
    }

    private static SparseRows Mirror(SparseRows rows)
    {
        var starts = new int[rows.Count + 1];
        foreach (var column in rows.Columns)
            starts[column + 1]++;
        for (var row = 0; row < rows.Count; row++)
            starts[row + 1] += starts[row];
        var columns = new int[rows.Columns.Length];
        var values = new float[rows.Columns.Length];
        var next = starts[..^1];
        for (var row = 0; row < rows.Count; row++)
            for (var entry = rows.Starts[row]; entry < rows.Starts[row + 1]; entry++)
            {
                ref var place = ref next[rows.Columns[entry]];
                (columns[place], values[place]) = (row, rows.Values[entry]);
                place++;
            }
        return new SparseRows(starts, columns, values);
    }
}
