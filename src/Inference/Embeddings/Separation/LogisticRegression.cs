namespace CisLens.Inference.Embeddings.Separation;

/// <summary>
/// Logistic regression with a ridge penalty of 1/2 |w|^2 on features scaled to unit variance (the intercept is free), by Newton's
/// method with halved steps; the scaling comes from the rows it is fitted on.
/// </summary>
internal sealed class LogisticRegression
{
    private const int MostIterations = 25;
    private const double Tolerance = 1e-6;
    private readonly double[] _mean;
    private readonly double[] _scale;
    private readonly double[] _weights;

    private LogisticRegression(double[] mean, double[] scale, double[] weights) => (_mean, _scale, _weights) = (mean, scale, weights);

    public static LogisticRegression Fit(FeatureTable points, int[] rows, bool[] positive)
    {
        var (mean, scale) = Scaling(points, rows);
        var size = points.Columns + 1;
        var inputs = new double[rows.Length * size];
        for (var i = 0; i < rows.Length; i++)
        {
            inputs[i * size] = 1;
            for (var column = 1; column < size; column++)
                inputs[(i * size) + column] = (points[rows[i]][column - 1] - mean[column - 1]) * scale[column - 1];
        }
        var truth = Array.ConvertAll(rows, row => positive[row]);
        return new LogisticRegression(mean, scale, Newton(inputs, truth, size));
    }

    /// <summary>The log odds of a point.</summary>
    public double Score(ReadOnlySpan<float> point)
    {
        var sum = _weights[0];
        for (var column = 0; column < point.Length; column++)
            sum += _weights[column + 1] * (point[column] - _mean[column]) * _scale[column];
        return sum;
    }

    private static double[] Newton(double[] inputs, bool[] truth, int size)
    {
        var weights = new double[size];
        var loss = Loss(inputs, truth, weights);
        for (var iteration = 0; iteration < MostIterations; iteration++)
        {
            var (gradient, curvature) = Derivatives(inputs, truth, weights);
            var step = Cholesky.Solve(curvature, gradient);
            var share = 1.0;
            double[] next;
            double nextLoss;
            do
            {
                next = [.. weights.Select((weight, place) => weight - (share * step[place]))];
                nextLoss = Loss(inputs, truth, next);
                share /= 2;
            }
            while (nextLoss > loss + Tolerance && share > 1e-4);
            (weights, var gain, loss) = (next, loss - nextLoss, nextLoss);
            if (gain < Tolerance * (1 + loss))
                break;
        }
        return weights;
    }

    private static double Loss(double[] inputs, bool[] truth, double[] weights)
    {
        var sum = 0.0;
        for (var i = 0; i < truth.Length; i++)
        {
            var logit = Logit(inputs, i, weights);
            var margin = truth[i] ? logit : -logit;
            sum += margin > 0 ? Math.Log(1 + Math.Exp(-margin)) : -margin + Math.Log(1 + Math.Exp(margin));
        }
        for (var place = 1; place < weights.Length; place++)
            sum += weights[place] * weights[place] / 2;
        return sum;
    }

    private static (double[] Gradient, double[][] Curvature) Derivatives(double[] inputs, bool[] truth, double[] weights)
    {
        var size = weights.Length;
        var gradient = new double[size];
        double[][] curvature = [.. Enumerable.Range(0, size).Select(_ => new double[size])];
        for (var i = 0; i < truth.Length; i++)
        {
            var chance = 1 / (1 + Math.Exp(-Logit(inputs, i, weights)));
            var error = chance - (truth[i] ? 1 : 0);
            var bend = Math.Max(chance * (1 - chance), 1e-12);
            var row = inputs.AsSpan(i * size, size);
            for (var left = 0; left < size; left++)
            {
                gradient[left] += error * row[left];
                for (var right = 0; right <= left; right++)
                    curvature[left][right] += bend * row[left] * row[right];
            }
        }
        for (var place = 1; place < size; place++)
        {
            gradient[place] += weights[place];
            curvature[place][place] += 1;
        }
        return (gradient, curvature);
    }

    private static double Logit(double[] inputs, int row, double[] weights)
    {
        var sum = 0.0;
        for (var place = 0; place < weights.Length; place++)
            sum += weights[place] * inputs[(row * weights.Length) + place];
        return sum;
    }

    private static (double[] Mean, double[] Scale) Scaling(FeatureTable points, int[] rows)
    {
        var mean = new double[points.Columns];
        var scale = new double[points.Columns];
        foreach (var row in rows)
            for (var column = 0; column < mean.Length; column++)
                mean[column] += points[row][column];
        Vectors.Scale(1.0 / rows.Length, mean);
        foreach (var row in rows)
            for (var column = 0; column < mean.Length; column++)
                scale[column] += (points[row][column] - mean[column]) * (points[row][column] - mean[column]);
        for (var column = 0; column < mean.Length; column++)
            scale[column] = scale[column] > 0 ? Math.Sqrt(rows.Length / scale[column]) : 0;
        return (mean, scale);
    }
}
