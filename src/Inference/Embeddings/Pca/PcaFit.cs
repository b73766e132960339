using CisLens.Inference.Sequences;
using CisLens.Shared;
using MathNet.Numerics.LinearAlgebra;

namespace CisLens.Inference.Embeddings.Pca;

/// <summary>
/// Principal component analysis. Exact by the eigenvectors of the smaller of the two product matrices; for tables that are large
/// both ways by a randomised range finder with power iterations (Halko, Martinsson and Tropp, SIAM Review 2011).
/// </summary>
public static class PcaFit
{
    private const int Oversampling = 10;
    private const int PowerIterations = 6;

    // Directions with less than this share of the first variance are rounding errors.
    private const double SmallestShare = 1e-12;

    /// <summary>Computes principal components.</summary>
    /// <param name="table">The points, at least 2.</param>
    /// <param name="options">How many, and by which way.</param>
    /// <param name="token">Checked before each pass over the points.</param>
    /// <exception cref="InputException">There are fewer than two points, or all are the same.</exception>
    public static PrincipalComponents Run(FeatureTable table, PcaOptions options, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Components, 1);
        if (table.Rows < 2)
            throw new InputException("Principal components need at least two sequences; this selection has one.");
        var rows = new CentredRows(table, token);
        var total = rows.SquaredSum() / (table.Rows - 1);
        if (total <= 1e-20 * rows.Mean.Sum(mean => mean * mean) || total == 0)
            throw new InputException("All sequences have the same embedding, so there are no principal components; choose another layer.");
        var exact = Math.Min(table.Rows, table.Columns) <= options.LargestExact;
        var wanted = Math.Min(options.Components, Math.Min(table.Rows - 1, table.Columns));
        var (loadings, variances) = !exact ? Randomised(rows, wanted, options.Seed)
            : table.Columns <= table.Rows ? FromColumns(rows, wanted)
            : FromRows(rows, wanted);
        var kept = variances.TakeWhile(variance => variance > SmallestShare * variances[0]).Count();
        (loadings, variances) = (loadings[..kept], variances[..kept]);
        foreach (var loading in loadings)
            FixSign(loading);
        return new PrincipalComponents(table.Rows, exact, rows.Mean, loadings, variances, total, Scores(rows, loadings));
    }

    private static (double[][] Loadings, double[] Variances) FromColumns(CentredRows rows, int wanted)
    {
        var (values, vectors) = Largest(rows.ColumnProducts(), wanted);
        return (vectors, [.. values.Select(value => value / (rows.Rows - 1))]);
    }

    // The eigenvectors of X X^T are the scores; X^T turns them into loadings.
    private static (double[][] Loadings, double[] Variances) FromRows(CentredRows rows, int wanted)
    {
        var (values, vectors) = Largest(rows.RowProducts(), wanted);
        var sound = values.TakeWhile(value => value > SmallestShare * values[0]).Count();
        var loadings = rows.TransposedTimes(vectors[..sound]);
        Orthonormalise(loadings);
        return (loadings, [.. values.Take(sound).Select(value => value / (rows.Rows - 1))]);
    }

    private static (double[][] Loadings, double[] Variances) Randomised(CentredRows rows, int wanted, int seed)
    {
        var size = Math.Min(wanted + Oversampling, Math.Min(rows.Rows, rows.Columns));
        var random = new SeededRandom(seed);
        double[][] basis = [.. Enumerable.Range(0, size).Select(_ => Enumerable.Range(0, rows.Columns).Select(_ => random.NextNormal()).ToArray())];
        for (var iteration = 0; iteration < PowerIterations; iteration++)
        {
            var range = rows.Times(basis);
            Orthonormalise(range);
            basis = rows.TransposedTimes(range);
            Orthonormalise(basis);
        }
        // In the basis that the iterations found, the problem is a small exact one.
        var projected = rows.Times(basis);
        double[][] products = [.. projected.Select(left => projected.Select(right => Vectors.Dot(left, right)).ToArray())];
        var (values, vectors) = Largest(products, wanted);
        double[][] loadings = [.. vectors.Select(vector => Combine(vector, basis))];
        return (loadings, [.. values.Select(value => value / (rows.Rows - 1))]);
    }

    private static double[] Combine(double[] weights, double[][] basis)
    {
        var sum = new double[basis[0].Length];
        for (var each = 0; each < basis.Length; each++)
            Vectors.AddScaled(weights[each], basis[each], sum);
        return sum;
    }

    private static (double[] Values, double[][] Vectors) Largest(double[][] symmetric, int count)
    {
        var found = Matrix<double>.Build.DenseOfRowArrays(symmetric).Evd(Symmetricity.Symmetric);
        // Eigenvalues come in rising order.
        var places = Enumerable.Range(1, count).Select(place => symmetric.Length - place).ToList();
        return ([.. places.Select(place => Math.Max(0, found.EigenValues[place].Real))], [.. places.Select(place => found.EigenVectors.Column(place).ToArray())]);
    }

    // Gram and Schmidt, twice: the second pass removes what rounding left.
    private static void Orthonormalise(double[][] vectors)
    {
        for (var each = 0; each < vectors.Length; each++)
        {
            for (var pass = 0; pass < 2; pass++)
                for (var before = 0; before < each; before++)
                    Vectors.AddScaled(-Vectors.Dot(vectors[before], vectors[each]), vectors[before], vectors[each]);
            var length = Math.Sqrt(Vectors.Dot(vectors[each], vectors[each]));
            Vectors.Scale(length > 0 ? 1 / length : 0, vectors[each]);
        }
    }

    private static void FixSign(double[] loading)
    {
        var largest = loading.MaxBy(Math.Abs);
        if (largest < 0)
            Vectors.Scale(-1, loading);
    }

    private static FeatureTable Scores(CentredRows rows, double[][] loadings)
    {
        var scores = rows.Times(loadings);
        var values = new float[(long)rows.Rows * loadings.Length];
        for (var row = 0; row < rows.Rows; row++)
            for (var component = 0; component < loadings.Length; component++)
                values[(row * loadings.Length) + component] = (float)scores[component][row];
        return new FeatureTable(rows.Rows, loadings.Length, values);
    }
}
