namespace CisLens.Inference.Embeddings.Pca;

/// <summary>
/// The centred features, row by row in double precision, and their products. Rows are worked through in blocks whose number does
/// not depend on the machine, and the sums of the blocks are added in order, so results are the same everywhere.
/// </summary>
internal sealed class CentredRows
{
    private const int Blocks = 16;
    private readonly FeatureTable _table;
    private readonly CancellationToken _token;

    public CentredRows(FeatureTable table, CancellationToken token)
    {
        (_table, _token) = (table, token);
        Mean = Means();
    }

    public double[] Mean { get; }

    public int Rows => _table.Rows;

    public int Columns => _table.Columns;

    /// <summary>Sum of the squares of all centred values.</summary>
    public double SquaredSum()
    {
        var sums = new double[Blocks];
        ForBlocks((block, first, end) =>
        {
            var row = new double[Columns];
            for (var i = first; i < end; i++)
            {
                Fill(i, row);
                sums[block] += Vectors.Dot(row, row);
            }
        });
        return sums.Sum();
    }

    /// <summary>X^T X, [columns][columns].</summary>
    public double[][] ColumnProducts()
    {
        const int AtOnce = 4;
        var parts = new double[Blocks][][];
        ForBlocks((block, first, end) =>
        {
            var sums = parts[block] = Zeros(Columns, Columns);
            var rows = Zeros(AtOnce, Columns);
            for (var i = first; i < end; i += AtOnce)
            {
                var count = Math.Min(AtOnce, end - i);
                for (var each = 0; each < count; each++)
                    Fill(i + each, rows[each]);
                for (var column = 0; column < Columns; column++)
                    for (var each = 0; each < count; each++)
                        Vectors.AddScaled(rows[each][column], rows[each].AsSpan(column), sums[column].AsSpan(column));
            }
        });
        return Mirrored(Sum(parts));
    }

    /// <summary>X X^T, [rows][rows].</summary>
    public double[][] RowProducts()
    {
        var centred = Zeros(Rows, Columns);
        for (var i = 0; i < Rows; i++)
            Fill(i, centred[i]);
        var products = Zeros(Rows, Rows);
        ForBlocks((_, first, end) =>
        {
            for (var i = first; i < end; i++)
                for (var j = i; j < Rows; j++)
                    products[i][j] = Vectors.Dot(centred[i], centred[j]);
        });
        return Mirrored(products);
    }

    /// <summary>X v for several vectors of features: [vectors][rows].</summary>
    public double[][] Times(double[][] vectors)
    {
        var result = Zeros(vectors.Length, Rows);
        ForBlocks((_, first, end) =>
        {
            var row = new double[Columns];
            for (var i = first; i < end; i++)
            {
                Fill(i, row);
                for (var each = 0; each < vectors.Length; each++)
                    result[each][i] = Vectors.Dot(row, vectors[each]);
            }
        });
        return result;
    }

    /// <summary>X^T u for several vectors of rows: [vectors][columns].</summary>
    public double[][] TransposedTimes(double[][] vectors)
    {
        var parts = new double[Blocks][][];
        ForBlocks((block, first, end) =>
        {
            var sums = parts[block] = Zeros(vectors.Length, Columns);
            var row = new double[Columns];
            for (var i = first; i < end; i++)
            {
                Fill(i, row);
                for (var each = 0; each < vectors.Length; each++)
                    Vectors.AddScaled(vectors[each][i], row, sums[each]);
            }
        });
        return Sum(parts);
    }

    private static double[][] Zeros(int rows, int columns) => [.. Enumerable.Range(0, rows).Select(_ => new double[columns])];

    private static double[][] Sum(double[][][] parts)
    {
        var sums = parts[0];
        foreach (var part in parts.Skip(1))
            for (var row = 0; row < sums.Length; row++)
                Vectors.AddScaled(1, part[row], sums[row]);
        return sums;
    }

    private static double[][] Mirrored(double[][] upper)
    {
        for (var i = 0; i < upper.Length; i++)
            for (var j = 0; j < i; j++)
                upper[i][j] = upper[j][i];
        return upper;
    }

    private double[] Means()
    {
        var sums = new double[Columns];
        for (var i = 0; i < Rows; i++)
        {
            var row = _table[i];
            for (var column = 0; column < row.Length; column++)
                sums[column] += row[column];
        }
        Vectors.Scale(1.0 / Rows, sums);
        return sums;
    }

    private void Fill(int row, double[] target)
    {
        var values = _table[row];
        for (var column = 0; column < target.Length; column++)
            target[column] = values[column] - Mean[column];
    }

    private void ForBlocks(Action<int, int, int> work) => Parallel.For(0, Blocks, new ParallelOptions { CancellationToken = _token }, block =>
        work(block, (int)((long)Rows * block / Blocks), (int)((long)Rows * (block + 1) / Blocks)));
}
