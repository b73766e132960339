namespace CisLens.Inference.Runs.Audits.Examples;

/// <summary>One number a row, by which a shown sequence is placed among all others.</summary>
public sealed class RowMeasure
{
    private readonly float[] _values;
    private readonly float[] _sorted;

    /// <summary>Makes a measure.</summary>
    /// <param name="name">What it is, e.g. <c>prediction of CTCF</c>.</param>
    /// <param name="values">One number a row; NaN where there is none.</param>
    public RowMeasure(string name, float[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        (Name, _values) = (name, values);
        _sorted = [.. values.Where(value => !float.IsNaN(value)).Order()];
    }

    /// <summary>What it is, e.g. <c>prediction of CTCF</c>.</summary>
    public string Name { get; }

    /// <summary>Rows that have the number.</summary>
    public int N => _sorted.Length;

    /// <summary>The share of the other rows, in percent, with a smaller number; those with the same count half. Null where the row has none, or no other has.</summary>
    /// <param name="row">Place in the run.</param>
    public double? Percentile(long row)
    {
        var value = _values[row];
        if (float.IsNaN(value) || N < 2)
            return null;
        var (below, above) = (Bound(value, isUpper: false), Bound(value, isUpper: true));
        return 100.0 * (below + ((above - below - 1) / 2.0)) / (N - 1);
    }

    /// <summary>How many numbers are smaller than a value, or not larger.</summary>
    private int Bound(float value, bool isUpper)
    {
        var (low, high) = (0, _sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_sorted[middle] < value || (isUpper && _sorted[middle] <= value))
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
