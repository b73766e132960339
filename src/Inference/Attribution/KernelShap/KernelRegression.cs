using CisLens.Shared;
using MathNet.Numerics.LinearAlgebra;

namespace CisLens.Inference.Attribution.KernelShap;

/// <summary>
/// Shapley values from a sample of sets, drawn with the Shapley kernel as probability: the additive function that fits the values
/// of the sets best and whose shares sum to v(all) - v(none) (Lundberg and Lee 2017; Covert and Lee 2021).
/// </summary>
internal sealed class KernelRegression
{
    private readonly double[][] _sets;
    private readonly Matrix<double> _inverse;
    private readonly Vector<double> _direction;

    /// <summary>Prepares the regression.</summary>
    /// <param name="plan">What <see cref="Windows.CoalitionPlan.Pairs"/> gave.</param>
    /// <param name="windows">Number of windows.</param>
    public KernelRegression(byte[] plan, int windows)
    {
        _sets = [.. plan.Chunk(windows).Skip(2).Select(set => set.Select(kept => (double)kept).ToArray())];
        var z = Matrix<double>.Build.DenseOfRowArrays(_sets);
        var moments = z.TransposeThisAndMultiply(z) / _sets.Length;
        if (moments.ConditionNumber() > 1e12)
            throw new InputException($"KernelSHAP: {_sets.Length} samples do not tell {windows} windows apart; raise 'samples' or choose larger windows.");
        _inverse = moments.Inverse();
        _direction = _inverse * Vector<double>.Build.Dense(windows, 1);
    }

    /// <summary>The shares and their standard errors.</summary>
    /// <param name="values">v of every set of the plan, the empty and the full one first.</param>
    public (double[] Shares, double[] Errors) Solve(double[] values)
    {
        var (none, all) = (values[0], values[1]);
        var moment = Vector<double>.Build.Dense(_direction.Count);
        for (var set = 0; set < _sets.Length; set++)
            moment += Vector<double>.Build.Dense(_sets[set]) * ((values[set + 2] - none) / _sets.Length);
        var free = _inverse * moment;
        var shares = free - _direction * ((free.Sum() - (all - none)) / _direction.Sum());
        return ([.. shares], Errors(shares, values));
    }

    /// <summary>The sandwich estimate; a set and its complement are drawn together, so pairs are the independent units.</summary>
    private double[] Errors(Vector<double> shares, double[] values)
    {
        var (windows, pairs) = (shares.Count, _sets.Length / 2);
        var sums = new double[windows];
        for (var pair = 0; pair < pairs; pair++)
        {
            var score = (Residual(2 * pair) + Residual(2 * pair + 1)) / 2;
            var move = _inverse * score;
            move -= _direction * (move.Sum() / _direction.Sum());
            for (var window = 0; window < windows; window++)
                sums[window] += move[window] * move[window];
        }
        return [.. sums.Select(sum => Math.Sqrt(sum / pairs / Math.Max(1, pairs - windows)))];

        Vector<double> Residual(int set)
        {
            var z = Vector<double>.Build.Dense(_sets[set]);
            return z * (values[set + 2] - values[0] - z.DotProduct(shares));
        }
    }
}
