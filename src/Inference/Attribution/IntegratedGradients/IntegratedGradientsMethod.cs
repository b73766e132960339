using CisLens.Inference.Attribution.Paths;
using CisLens.Inference.Attribution.References;
using CisLens.Inference.Models.Layers;
using CisLens.Shared.Runs;
using static TorchSharp.torch;

namespace CisLens.Inference.Attribution.IntegratedGradients;

/// <summary>Gradients averaged on the straight path from a reference to the sequence, times their difference (Sundararajan et al. 2017).</summary>
public sealed class IntegratedGradientsMethod : AttributionMethod<IntegratedGradientsOptions>
{
    /// <inheritdoc/>
    public override MethodReadiness Readiness(LayerGraph? graph, int length) => new(MethodVerdict.Approximate, "The integral is a sum over steps, more of them until its measured error is small.");

    /// <inheritdoc/>
    public override object Unrefined(object options) => (IntegratedGradientsOptions)options with { MostSteps = ((IntegratedGradientsOptions)options).Steps };

    /// <inheritdoc/>
    protected override MethodInfo Describe(IntegratedGradientsOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var mean = options.Count > 1 ? ", mean over b" : "";
        var average = $"m[c,p] = sum over k of w_k g[c,p](b + t_k (x - b)), g = df/dx, {options.Steps} or more steps by the rule {RuleName(options.Rule)}; {options.Formula}";
        var local = options.Matrix == IntegratedGradientsMatrix.Local;
        return new MethodInfo
        {
            Id = "integrated-gradients",
            Name = "Integrated gradients",
            Family = MethodFamily.Reference,
            Summary = "What each base adds on the way from a reference to the sequence; the scores add up to the change of the output.",
            Formula = $"a[p] = sum over c of (x[c,p] - b[c,p]) m[c,p]{mean}, {average}",
            Sign = "positive: this base raises the output compared with the reference",
            Matrix = MatrixKind.Hypothetical,
            MatrixFormula = local ? $"h[c,p] = m[c,p]{mean}, {average}" : $"h[c,p] = m[c,p] - sum over k of b[k,p] m[k,p]{mean}, {average}",
            MatrixSign = local ? "positive: base c raises the output along the path" : "positive: base c would raise the output here compared with the reference",
            Arrays =
            [
                new MethodArrayInfo(
                    PathMaps.CompletenessName, "Completeness error", "d[b] = sum over p of a[p] against b - (f(x) - f(b))",
                    "positive: the scores add up to more than the change of the output", [ArrayAxis.Reference]),
            ],
            Source = "Sundararajan, Taly, Yan, ICML (2017), arXiv 1703.01365; the program captum, whose trapezoid rule is too small by (n - 1)/n",
            IsRandom = options.IsShuffled,
            OptionsType = typeof(IntegratedGradientsOptions),
        };
    }

    /// <inheritdoc/>
    protected override MethodCost Cost(LayerGraph? graph, int length, int targets, IntegratedGradientsOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        // Without doubling, which depends on the model.
        var gradients = (double)options.Count * options.Steps;
        return new MethodCost(gradients + options.Count + 1, gradients * targets, options.Count);
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<AttributionMaps> Attribute(AttributionInput input, IntegratedGradientsOptions options, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(options);
        using var scope = NewDisposeScope();
        var references = new ReferenceSequences(input, options);
        var change = OutputChange.Of(input, references, token);
        var nodes = new IntegrationNodes(options.Rule, options.Steps, options.MostSteps);
        var sums = PathIntegral.Run(
            input, references, nodes, (target, path, total) => change.Relative(target, path, total) <= options.Tolerance, token);
        return [.. sums.Select((sum, target) => Maps(input, options, references, change, sum, target))];
    }

    private static AttributionMaps Maps(
        AttributionInput input, IntegratedGradientsOptions options, ReferenceSequences references, OutputChange change, PathSums sum, int target)
    {
        var relative = sum.Totals.Select((total, path) => change.Relative(target, path, total)).ToList();
        var completeness = PathMaps.Check(relative, options.Tolerance, path =>
            $"sequence {input.Number(path / references.Count) + 1} of the run, reference {path % references.Count + 1}, {sum.Steps[path]} steps");
        var steps = new MethodCheck("steps", "Most steps on a path", sum.Steps.Max(), sum.Steps.Length, "steps", null);
        var matrix = options.Matrix == IntegratedGradientsMatrix.Local ? sum.Gradient : sum.Hypothetical();
        float[] errors = [.. sum.Totals.Select((total, path) => (float)(total - change.Of(target, path)))];
        return PathMaps.Of(input, sum, matrix, errors, [references.Count], [completeness, steps, .. references.Checks]);
    }

    private static string RuleName(IntegrationRule rule) => rule switch
    {
        IntegrationRule.GaussLegendre => "of Gauss and Legendre",
        IntegrationRule.RiemannLeft => "of Riemann, left",
        IntegrationRule.RiemannRight => "of Riemann, right",
        IntegrationRule.RiemannMiddle => "of Riemann, middle",
        _ => "of the trapezoid",
    };
}
