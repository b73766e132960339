using CisLens.Inference.Attribution.References;
using CisLens.Inference.Attribution.Windows;
using CisLens.Inference.Models.Layers;

namespace CisLens.Inference.Attribution.ShapleySampling;

/// <summary>Shapley values of windows from random orders in which they replace the reference, each order with its reverse.</summary>
public sealed class ShapleySamplingMethod : CoalitionMethod<ShapleySamplingOptions>
{
    /// <inheritdoc/>
    protected override MethodInfo Describe(ShapleySamplingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var formula = $"s[w] = mean over {options.Pairs} random orders and their reverses of v(windows up to w) - v(windows before w), v(S) = mean over b of f(windows of S from x, the others from b), {options.Formula}";
        const string sign = "positive: this window raises the output compared with the reference";
        return new MethodInfo
        {
            Id = "shapley-sampling",
            Name = "Shapley sampling",
            Family = MethodFamily.Perturbation,
            Summary = "Fair share of each window in the output, estimated from random orders, with its standard error.",
            Formula = $"{BaseFormula}, {formula}",
            Sign = sign,
            Matrix = MatrixKind.None,
            Arrays = WindowScores.Arrays(formula, sign, "standard deviation of s[w] over the pairs of orders / square root of their number"),
            Source = "Castro, Gomez, Tejada, Computers & Operations Research 36:1726 (2009); reversed orders: Mitchell et al., JMLR 23:43 (2022)",
            IsRandom = true,
            OptionsType = typeof(ShapleySamplingOptions),
        };
    }

    /// <inheritdoc/>
    public override MethodReadiness Readiness(LayerGraph? graph, int length) =>
        new(MethodVerdict.Approximate, "The orders of the windows are sampled; every score has its standard error.");

    private protected override int Sets(int windows, ShapleySamplingOptions options) => 2 + 2 * options.Pairs * (windows - 1);

    /// <inheritdoc/>
    protected override IReadOnlyList<AttributionMaps> Attribute(AttributionInput input, ShapleySamplingOptions options, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(options);
        var grid = Grid(input.Length, options);
        var references = new ReferenceSequences(input, options);
        var scores = new WindowScores(input, grid, spread: true);
        var largest = new double[input.Targets.Count];
        new Coalitions(input, references, grid).Evaluate(Sets(grid.Count, options), row => OrderPlan.Sets(Orders(row), grid.Count), (row, _, values) =>
        {
            var orders = Orders(row);
            for (var target = 0; target < input.Targets.Count; target++)
            {
                var estimates = OrderPlan.Estimates(orders, grid.Count, values.Where((_, index) => index % input.Targets.Count == target).ToArray());
                var sum = 0.0;
                for (var window = 0; window < grid.Count; window++)
                {
                    var mean = estimates.Average(pair => pair[window]);
                    var variance = estimates.Sum(pair => (pair[window] - mean) * (pair[window] - mean)) / (options.Pairs - 1);
                    scores.Set(target, row, window, mean, Math.Sqrt(variance / options.Pairs));
                    sum += mean;
                }
                largest[target] = Math.Max(largest[target], Math.Abs(sum - (values[input.Targets.Count + target] - values[target])));
            }
        }, token);
        return scores.Shares(target => [Efficiency(input, target, largest[target]), .. references.Checks]);

        int[][] Orders(int row) => OrderPlan.Draw(grid.Count, options.Pairs, input.Random(row, WindowScores.OwnDraws));
    }
}
