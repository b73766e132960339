using CisLens.Shared;

namespace CisLens.Inference.Embeddings;

/// <summary>Points with their features, one row a point: [rows, columns], row after row.</summary>
public sealed class FeatureTable
{
    /// <summary>Wraps values; they are not copied.</summary>
    /// <param name="rows">Number of points, at least 1.</param>
    /// <param name="columns">Features of a point, at least 1.</param>
    /// <param name="values">rows x columns numbers.</param>
    /// <exception cref="InputException">A value is not a finite number.</exception>
    public FeatureTable(int rows, int columns, float[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        if (values.LongLength != (long)rows * columns)
            throw new ArgumentException($"{rows} rows of {columns} features are {(long)rows * columns} values, not {values.LongLength}.", nameof(values));
        (Rows, Columns, Values) = (rows, columns, values);
        var wrong = Array.FindIndex(values, value => !float.IsFinite(value));
        if (wrong >= 0)
            throw new InputException($"Feature {wrong % columns} of row {wrong / columns} is {values[wrong]}, not a finite number; look at the layer or leave the sequence out.");
    }

    /// <summary>Number of points.</summary>
    public int Rows { get; }

    /// <summary>Features of a point.</summary>
    public int Columns { get; }

    /// <summary>The values, row after row.</summary>
    public float[] Values { get; }

    /// <summary>The features of a point.</summary>
    public ReadOnlySpan<float> this[int row] => Values.AsSpan(row * Columns, Columns);

    /// <summary>Some rows, in the order given.</summary>
    public FeatureTable Select(IReadOnlyList<int> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var values = new float[(long)rows.Count * Columns];
        for (var i = 0; i < rows.Count; i++)
            this[rows[i]].CopyTo(values.AsSpan(i * Columns));
        return new FeatureTable(rows.Count, Columns, values);
    }
}
