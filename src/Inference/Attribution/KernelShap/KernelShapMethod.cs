using CisLens.Inference.Attribution.References;
using CisLens.Inference.Attribution.Windows;
using CisLens.Inference.Models.Layers;
using CisLens.Shared;

namespace CisLens.Inference.Attribution.KernelShap;

/// <summary>
/// KernelSHAP: Shapley values of windows. With few windows every set of them is evaluated and the values are exact; with many a
/// sample of sets, each with its complement, is fitted by an additive function.
/// </summary>
public sealed class KernelShapMethod : CoalitionMethod<KernelShapOptions>
{
    // Pairs of sets fix about one share each; twice as many leave room for a standard error.
    private const int SamplesPerWindow = 4;

    /// <inheritdoc/>
    protected override MethodInfo Describe(KernelShapOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var formula = $"s[w] = Shapley value of window w in v(S) = mean over b of f(windows of S from x, the others from b), {options.Formula}; all sets S where there are no more than {options.Samples}, otherwise the additive fit to {options.Samples} of them drawn with probability proportional to 1 / (|S| (W - |S|)) over sizes, in complementary pairs, constrained to sum to v(all) - v(none)";
        const string sign = "positive: this window raises the output compared with the reference";
        return new MethodInfo
        {
            Id = "kernel-shap",
            Name = "KernelSHAP",
            Family = MethodFamily.Perturbation,
            Summary = "Fair share of each window in the output: Shapley values, exact for few windows.",
            Formula = $"{BaseFormula}, {formula}",
            Sign = sign,
            Matrix = MatrixKind.None,
            Arrays = WindowScores.Arrays(formula, sign, "sandwich estimate over the pairs of sets; 0 where all sets are evaluated"),
            Source = "Lundberg and Lee, NeurIPS 2017; paired samples: Covert and Lee, AISTATS 2021",
            IsRandom = true,
            OptionsType = typeof(KernelShapOptions),
        };
    }

    /// <inheritdoc/>
    public override MethodReadiness Readiness(LayerGraph? graph, int length)
    {
        var options = new KernelShapOptions();
        var windows = Grid(length, options).Count;
        return CoalitionPlan.Enumerates(windows, options.Samples)
            ? new MethodReadiness(MethodVerdict.Exact, $"All {1 << windows:N0} sets of the {windows} windows are evaluated.")
            : new MethodReadiness(MethodVerdict.Approximate, $"Of the sets of {windows} windows {options.Samples:N0} are sampled; every score has its standard error.");
    }

    private protected override int Sets(int windows, KernelShapOptions options) =>
        CoalitionPlan.Enumerates(windows, options.Samples) ? 1 << windows : 2 + options.Samples / 2 * 2;

    /// <inheritdoc/>
    protected override IReadOnlyList<AttributionMaps> Attribute(AttributionInput input, KernelShapOptions options, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(options);
        var grid = Grid(input.Length, options);
        var windows = grid.Count;
        var all = CoalitionPlan.Enumerates(windows, options.Samples);
        if (!all && options.Samples < SamplesPerWindow * windows)
            throw new InputException($"KernelSHAP: {options.Samples} samples are too few for {windows} windows; raise 'samples' to {SamplesPerWindow * windows} or choose larger windows.");
        var references = new ReferenceSequences(input, options);
        var scores = new WindowScores(input, grid, spread: true);
        var largest = new double[input.Targets.Count];
        new Coalitions(input, references, grid).Evaluate(Sets(windows, options), row => all ? CoalitionPlan.All(windows) : Sample(input, row, windows, options), (row, plan, values) =>
        {
            var regression = all ? null : new KernelRegression(plan, windows);
            for (var target = 0; target < input.Targets.Count; target++)
            {
                var own = values.Where((_, index) => index % input.Targets.Count == target).ToArray();
                var (shares, errors) = regression?.Solve(own) ?? (ShapleyValues.Of(windows, set => own[set]), new double[windows]);
                for (var window = 0; window < windows; window++)
                    scores.Set(target, row, window, shares[window], errors[window]);
                largest[target] = Math.Max(largest[target], Math.Abs(shares.Sum() - (own[all ? ^1 : 1] - own[0])));
            }
        }, token);
        return scores.Shares(target => [Efficiency(input, target, largest[target]), .. references.Checks]);
    }

    private static byte[] Sample(AttributionInput input, int row, int windows, KernelShapOptions options)
    {
        var sizes = Enumerable.Range(1, windows - 1).Select(size => 1.0 / ((double)size * (windows - size))).ToArray();
        return CoalitionPlan.Pairs(windows, options.Samples / 2, input.Random(row, WindowScores.OwnDraws), random => 1 + random.NextWeighted(sizes));
    }
}
