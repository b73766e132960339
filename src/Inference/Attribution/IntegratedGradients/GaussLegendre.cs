namespace CisLens.Inference.Attribution.IntegratedGradients;

/// <summary>The nodes and weights of the Gauss-Legendre rule on [0, 1], for any number of nodes.</summary>
internal static class GaussLegendre
{
    private const int MostIterations = 100;

    /// <summary>Computes the rule: the roots of the Legendre polynomial by Newton's iteration, from Tricomi's approximation of them.</summary>
    /// <param name="count">At least 1.</param>
    /// <returns>Nodes in rising order and their weights, which add up to 1.</returns>
    public static (double[] Nodes, double[] Weights) Rule(int count)
    {
        var (nodes, weights) = (new double[count], new double[count]);
        for (var i = 0; i < (count + 1) / 2; i++)
        {
            var (root, slope) = Root(count, i);
            // On [-1, 1] the weight is 2 / ((1 - x^2) P'(x)^2); half of it on [0, 1].
            var weight = 1 / ((1 - root * root) * slope * slope);
            (nodes[i], weights[i]) = ((1 - root) / 2, weight);
            (nodes[count - 1 - i], weights[count - 1 - i]) = ((1 + root) / 2, weight);
        }
        return (nodes, weights);
    }

    private static (double Root, double Slope) Root(int count, int index)
    {
        var x = Math.Cos(Math.PI * (index + 0.75) / (count + 0.5));
        for (var iteration = 0; iteration < MostIterations; iteration++)
        {
            var (value, slope) = Legendre(count, x);
            var change = value / slope;
            x -= change;
            if (Math.Abs(change) < 1e-15)
                break;
        }
        return (x, Legendre(count, x).Slope);
    }

    /// <summary>P_n(x) and its derivative, by the recurrence k P_k = (2k - 1) x P_(k-1) - (k - 1) P_(k-2).</summary>
    private static (double Value, double Slope) Legendre(int count, double x)
    {
        var (before, value) = (0.0, 1.0);
        for (var k = 1; k <= count; k++)
            (before, value) = (value, ((2 * k - 1) * x * value - (k - 1) * before) / k);
        return (value, count * (x * value - before) / (x * x - 1));
    }
}
