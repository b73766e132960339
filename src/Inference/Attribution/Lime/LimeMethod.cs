using System.Globalization;
using CisLens.Inference.Attribution.References;
using CisLens.Inference.Attribution.Windows;
using CisLens.Inference.Models.Layers;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Attribution.Lime;

/// <summary>LIME: a linear model of which windows are kept, fitted to the network's outputs near the sequence.</summary>
public sealed class LimeMethod : CoalitionMethod<LimeOptions>
{
    private const double MostUnexplained = 0.5;

    /// <inheritdoc/>
    protected override MethodInfo Describe(LimeOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var formula = string.Create(CultureInfo.InvariantCulture,
            $"s minimises the weighted mean of (v(S) - s0 - sum over w in S of s[w])^2 + {options.Ridge} sum of s[w]^2, weight exp(-(1 - sqrt(|S| / W))^2 / {options.KernelWidth}^2), over {options.Samples} random sets S of the W windows, v(S) = mean over b of f(windows of S from x, the others from b), {options.Formula}");
        const string sign = "positive: this window raises the output compared with the reference";
        return new MethodInfo
        {
            Id = "lime",
            Name = "LIME",
            Family = MethodFamily.Perturbation,
            Summary = "Coefficients of a linear model of the network near the sequence, with how much it explains.",
            Formula = $"{BaseFormula}, {formula}",
            Sign = sign,
            Matrix = MatrixKind.None,
            Arrays = WindowScores.Arrays(formula, sign, null),
            Source = "Ribeiro, Singh, Guestrin, KDD 2016; distance as in its program for images",
            IsRandom = true,
            OptionsType = typeof(LimeOptions),
        };
    }

    /// <inheritdoc/>
    public override MethodReadiness Readiness(LayerGraph? graph, int length) =>
        new(MethodVerdict.Approximate, "A linear model stands in for the network; what it leaves unexplained is measured in every run.");

    private protected override int Sets(int windows, LimeOptions options) =>
        CoalitionPlan.Enumerates(windows, options.Samples) ? 1 << windows : options.Samples;

    /// <inheritdoc/>
    protected override IReadOnlyList<AttributionMaps> Attribute(AttributionInput input, LimeOptions options, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(options);
        var grid = Grid(input.Length, options);
        var references = new ReferenceSequences(input, options);
        var scores = new WindowScores(input, grid, spread: false);
        var unexplained = new double[input.Targets.Count];
        new Coalitions(input, references, grid).Evaluate(Sets(grid.Count, options), row => Plan(input, row, grid.Count, options), (row, plan, values) =>
        {
            var surrogate = new LimeSurrogate(plan, grid.Count, options);
            for (var target = 0; target < input.Targets.Count; target++)
            {
                var (coefficients, left) = surrogate.Fit([.. values.Where((_, index) => index % input.Targets.Count == target)]);
                for (var window = 0; window < grid.Count; window++)
                    scores.Set(target, row, window, coefficients[window]);
                unexplained[target] = Math.Max(unexplained[target], left);
            }
        }, token);
        return scores.Shares(target => [Unexplained(unexplained[target], input.Rows), .. references.Checks]);
    }

    private static byte[] Plan(AttributionInput input, int row, int windows, LimeOptions options)
    {
        if (CoalitionPlan.Enumerates(windows, options.Samples))
            return CoalitionPlan.All(windows);
        var random = input.Random(row, WindowScores.OwnDraws);
        var plan = new byte[options.Samples * windows];
        foreach (ref var kept in plan.AsSpan())
            kept = (byte)random.Next(2);
        return plan;
    }

    private static MethodCheck Unexplained(double largest, int rows) =>
        new("unexplained", "Largest share of the variance that the linear model leaves unexplained (1 - R^2)", largest, rows, "", MostUnexplained);
}
