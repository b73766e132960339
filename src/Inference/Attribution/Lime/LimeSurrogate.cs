using CisLens.Shared;
using MathNet.Numerics.LinearAlgebra;

namespace CisLens.Inference.Attribution.Lime;

/// <summary>The linear model that LIME fits: weighted least squares with a ridge penalty on all coefficients but the constant.</summary>
internal sealed class LimeSurrogate
{
    private readonly Matrix<double> _design;
    private readonly Vector<double> _weights;
    private readonly Matrix<double> _inverse;

    /// <summary>Prepares the fit.</summary>
    /// <param name="plan">[sets, windows]: 1 where a window is kept.</param>
    /// <param name="windows">Number of windows.</param>
    /// <param name="options">Width of the kernel and weight of the penalty.</param>
    public LimeSurrogate(byte[] plan, int windows, LimeOptions options)
    {
        var sets = plan.Chunk(windows).ToArray();
        _design = Matrix<double>.Build.Dense(sets.Length, windows + 1, (set, column) => column == 0 ? 1 : sets[set][column - 1]);
        _weights = Vector<double>.Build.DenseOfEnumerable(sets.Select(set => Weight(set, windows, options.KernelWidth)));
        _weights /= _weights.Sum();
        var penalty = Matrix<double>.Build.DenseDiagonal(windows + 1, windows + 1, column => column == 0 ? 0 : options.Ridge);
        var normal = Weighted().TransposeThisAndMultiply(_design) + penalty;
        if (normal.ConditionNumber() > 1e12)
            throw new InputException($"LIME: {sets.Length} samples with this kernel width do not tell {windows} windows apart; raise 'samples', 'kernelWidth' or 'ridge'.");
        _inverse = normal.Inverse();
    }

    /// <summary>Fits the values of the sets.</summary>
    /// <returns>The coefficients of the windows, and the share of the weighted variance that they leave unexplained (1 - R^2).</returns>
    public (double[] Coefficients, double Unexplained) Fit(double[] values)
    {
        var y = Vector<double>.Build.Dense(values);
        var coefficients = _inverse * Weighted().TransposeThisAndMultiply(y);
        var mean = _weights.DotProduct(y);
        var total = _weights.DotProduct((y - mean).PointwisePower(2));
        var left = _weights.DotProduct((y - _design * coefficients).PointwisePower(2));
        return ([.. coefficients.Skip(1)], total > 0 ? left / total : 0);
    }

    private Matrix<double> Weighted() => Matrix<double>.Build.Dense(_design.RowCount, _design.ColumnCount, (set, column) => _design[set, column] * _weights[set]);

    private static double Weight(byte[] set, int windows, double width)
    {
        var distance = 1 - Math.Sqrt(set.Sum(kept => (double)kept) / windows);
        return Math.Exp(-distance * distance / (width * width));
    }
}
