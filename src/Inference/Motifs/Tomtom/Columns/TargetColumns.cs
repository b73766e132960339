using System.Numerics;

namespace CisLens.Inference.Motifs.Tomtom.Columns;

/// <summary>
/// All columns of all targets, letter by letter, so that a query column is compared with several at a time. Filled up to whole
/// vectors with copies of the first column, which change no minimum or maximum.
/// </summary>
internal sealed class TargetColumns
{
    public TargetColumns(int count)
    {
        Count = count;
        Stride = (count + Vector<short>.Count - 1) / Vector<short>.Count * Vector<short>.Count;
        Letters = [.. Enumerable.Range(0, MotifMatrix.Letters).Select(_ => new double[Stride])];
        Sites = new double[Stride];
    }

    /// <summary>Number of columns.</summary>
    public int Count { get; }

    /// <summary>Number of columns with those that fill up the last vectors.</summary>
    public int Stride { get; }

    /// <summary>[4][stride]: the share of each letter.</summary>
    public double[][] Letters { get; }

    /// <summary>[stride]: sites behind a column.</summary>
    public double[] Sites { get; }

    public void Set(int index, ReadOnlySpan<double> column, int sites)
    {
        for (var letter = 0; letter < column.Length; letter++)
            Letters[letter][index] = column[letter];
        Sites[index] = sites;
    }

    public void Fill()
    {
        foreach (var row in Letters.Append(Sites))
            Array.Fill(row, row[0], Count, Stride - Count);
    }

    /// <summary>A number for each letter of each column.</summary>
    public double[][] Map(Func<double, int, double> number) =>
        [.. Letters.Select((row, letter) => Array.ConvertAll(row, share => number(share, letter)))];
}
