namespace CisLens.Inference.Embeddings.Umap;

/// <summary>
/// The curve 1 / (1 + a x^(2b)) that says how strongly points at distance x of the layout belong together, fitted by least squares
/// to 1 up to the minimum distance and exp(-(x - minimum) / spread) beyond.
/// </summary>
internal readonly record struct LayoutCurve(double A, double B)
{
    private const int Samples = 300;

    public static LayoutCurve Fit(double minimumDistance, double spread)
    {
        var (a, b, damping) = (1.0, 1.0, 1e-3);
        var error = Error(a, b, minimumDistance, spread);
        for (var iteration = 0; iteration < 200; iteration++)
        {
            var (stepA, stepB) = Step(a, b, damping, minimumDistance, spread);
            var next = Error(a + stepA, b + stepB, minimumDistance, spread);
            if (next < error)
                (a, b, error, damping) = (a + stepA, b + stepB, next, damping / 3);
            else
                damping *= 4;
            if (Math.Abs(stepA) + Math.Abs(stepB) < 1e-10)
                break;
        }
        return new LayoutCurve(a, b);
    }

    private static double Wanted(double x, double minimumDistance, double spread) =>
        x < minimumDistance ? 1 : Math.Exp(-(x - minimumDistance) / spread);

    private static IEnumerable<double> Places(double spread) => Enumerable.Range(1, Samples - 1).Select(i => 3 * spread * i / (Samples - 1));

    private static double Error(double a, double b, double minimumDistance, double spread) => a <= 0 || b <= 0
        ? double.PositiveInfinity
        : Places(spread).Sum(x => Math.Pow((1 / (1 + (a * Math.Pow(x, 2 * b)))) - Wanted(x, minimumDistance, spread), 2));

    // One step of Levenberg and Marquardt.
    private static (double A, double B) Step(double a, double b, double damping, double minimumDistance, double spread)
    {
        double aa = 0, ab = 0, bb = 0, ga = 0, gb = 0;
        foreach (var x in Places(spread))
        {
            var power = Math.Pow(x, 2 * b);
            var value = 1 / (1 + (a * power));
            var slopeA = -value * value * power;
            var slopeB = -value * value * a * power * 2 * Math.Log(x);
            var miss = value - Wanted(x, minimumDistance, spread);
            aa += slopeA * slopeA;
            ab += slopeA * slopeB;
            bb += slopeB * slopeB;
            ga += slopeA * miss;
            gb += slopeB * miss;
        }
        aa *= 1 + damping;
        bb *= 1 + damping;
        var determinant = (aa * bb) - (ab * ab);
        return (-((bb * ga) - (ab * gb)) / determinant, -((aa * gb) - (ab * ga)) / determinant);
    }
}
