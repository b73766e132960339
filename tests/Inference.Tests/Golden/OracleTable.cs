using System.Globalization;
using CisLens.Shared.Arrays;

namespace CisLens.Inference.Tests.Golden;

/// <summary>A table that a tool left: its columns of numbers, rows in a fixed order so that ties in the tool's order do not matter.</summary>
internal static class OracleTable
{
    /// <summary>The numbers of a table, [rows, columns], in the order of <see cref="Sorted"/>.</summary>
    public static NpyArray<float> Read(string path)
    {
        var lines = File.ReadAllLines(path).Where(line => line.Length > 0).Select(line => line.Split('\t')).ToList();
        var columns = Numbers(path);
        return new NpyArray<float>(
            Sorted([.. lines.Skip(1).SelectMany(line => columns.Select(column => float.Parse(line[column], CultureInfo.InvariantCulture)))], columns.Count),
            [lines.Count - 1, columns.Count]);
    }

    /// <summary>The table's columns of numbers and what is tolerated of each: the tables' own <c>compare</c> entries, which are text.</summary>
    public static IReadOnlyList<(double Atol, double Rtol)> Tolerances(string path)
    {
        var header = File.ReadLines(path).First().Split('\t');
        return [.. Numbers(path).Select(column => header[column] switch
        {
            "attribution" or "value" => (1e-5, 0.0),
            "mean_effect" => (2e-5, 0.0),
            "p-value" => (0.0, 1e-6),
            _ => (0.0, 0.0),
        })];
    }

    /// <summary>Rows in ascending order of their first column, then their second, and so on.</summary>
    public static float[] Sorted(float[] values, int columns) =>
        [.. values.Chunk(columns).Order(Comparer<float[]>.Create((left, right) => left.AsSpan().SequenceCompareTo(right))).SelectMany(row => row)];

    private static List<int> Numbers(string path)
    {
        var row = File.ReadLines(path).Skip(1).First().Split('\t');
        return [.. Enumerable.Range(0, row.Length).Where(column => float.TryParse(row[column], CultureInfo.InvariantCulture, out _))];
    }
}
