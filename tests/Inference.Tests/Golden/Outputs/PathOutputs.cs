using System.Text.Json.Nodes;
using CisLens.Inference.Attribution;
using CisLens.Inference.Attribution.IntegratedGradients;
using CisLens.Inference.Attribution.Paths;
using CisLens.Inference.Models;
using CisLens.Shared.Arrays;
using static TorchSharp.torch;

namespace CisLens.Inference.Tests.Golden.Outputs;

/// <summary>Integrated gradients and GradientSHAP, with the references and draws of the tool.</summary>
internal sealed class PathOutputs(OracleCase oracle, JsonObject run) : OracleOutputs(oracle, run)
{
    private const string DeltaSuffix = "_delta";

    protected override Func<string, float[]?>? For(string id) => id switch
    {
        "ig" => IntegratedGradients,
        "gradient_shap" => name => name is "attributions" or "delta" ? GradientShap(name == "delta") : null,
        _ => null,
    };

    private float[]? IntegratedGradients(string name)
    {
        var delta = name.EndsWith(DeltaSuffix, StringComparison.Ordinal);
        return (delta ? name[..^DeltaSuffix.Length] : name).Split('_', 2) switch
        {
            ["zero", var rule] => Integrate(Constant(0), Rule(rule), delta),
            ["uniform", "gausslegendre_local"] => Integrate(Constant(0.25f), IntegrationRule.GaussLegendre, delta, local: true),
            ["uniform", var rule] => Integrate(Constant(0.25f), Rule(rule), delta),
            ["refs", _] => Integrate(Oracle.Read("refs.npy"), IntegrationRule.GaussLegendre, delta),
            _ => null,
        };
    }

    private static IntegrationRule Rule(string name) => name switch
    {
        "riemann_left" => IntegrationRule.RiemannLeft,
        "riemann_right" => IntegrationRule.RiemannRight,
        "riemann_middle" => IntegrationRule.RiemannMiddle,
        "riemann_trapezoid" => IntegrationRule.RiemannTrapezoid,
        _ => IntegrationRule.GaussLegendre,
    };

    private float[] Integrate(NpyArray<float> references, IntegrationRule rule, bool delta, bool local = false) => With(null, (model, x) =>
    {
        using var scope = NewDisposeScope();
        var steps = Parameters["n_steps"]!.GetValue<int>();
        var input = new AttributionInput(model, [OracleCase.Target(model, Target)], x);
        var paths = new GivenPaths(x, references);
        var sums = PathIntegral.Run(input, paths, new IntegrationNodes(rule, steps, steps), (_, _, _) => true, default)[0];
        // The tool's weights of this rule add up to (n - 1)/n instead of 1.
        var bias = rule == IntegrationRule.RiemannTrapezoid ? (steps - 1.0) / steps : 1;
        if (!delta)
            return ((local ? sums.Gradient : sums.Contributions) * bias).ToFloats();
        var change = OutputChange.Of(input, paths, default);
        return [.. sums.Totals.Select((total, path) => (float)(total * bias - change.Of(0, path)))];
    });

    private NpyArray<float> Constant(float value) => new([.. Enumerable.Repeat(value, X.Length)], [Rows, 1, 4, Length]);

    private float[] GradientShap(bool delta) => With(null, (model, x) =>
    {
        using var scope = NewDisposeScope();
        var input = new AttributionInput(model, [OracleCase.Target(model, Target)], x);
        var paths = new GivenDraws(x, Oracle.Read("refs.npy"), Oracle.Read("gs_alpha.npy").Data, Picks());
        var sums = PathIntegral.Run(input, paths, paths.Nodes, (_, _, _) => true, default)[0];
        if (!delta)
            return sums.Contributions.ToFloats();
        var change = OutputChange.Of(input, paths, default);
        return [.. sums.Totals.Select((total, path) => (float)(total - change.Of(0, path)))];
    });

    private int[] Picks() => NpyFile.Read<int>(Path.Combine(Oracle.Folder, "gs_pick.npy")).Data;

    /// <summary>References [N, R, 4, L] from a file.</summary>
    private class GivenPaths(Tensor x, NpyArray<float> references) : IPathEnds
    {
        private readonly Tensor _references = tensor(references.Data, references.Shape.ToArray()).flatten(0, 1);

        public virtual int Count => (int)references.Shape[1];

        protected int PerSequence => (int)references.Shape[1];

        public virtual (Tensor Sequences, Tensor References) Take(ReadOnlySpan<int> pairs) =>
            Take(pairs, [.. pairs.ToArray().Select(pair => (long)pair)]);

        protected (Tensor Sequences, Tensor References) Take(ReadOnlySpan<int> paths, long[] chosen)
        {
            var count = Count;
            return (x.index_select(0, tensor(paths.ToArray().Select(path => (long)(path / count)).ToArray())), _references.index_select(0, tensor(chosen)));
        }
    }

    /// <summary>References of the first sequence, drawn by the tool, and the places on the paths that it drew.</summary>
    private sealed class GivenDraws(Tensor x, NpyArray<float> references, float[] positions, int[] picks) : GivenPaths(x, references)
    {
        private readonly int _samples = picks.Length / (int)x.shape[0];

        public override int Count => _samples;

        public PathNodes Nodes { get; } = new GivenNodes(positions);

        public override (Tensor Sequences, Tensor References) Take(ReadOnlySpan<int> pairs) =>
            Take(pairs, [.. pairs.ToArray().Select(pair => (long)picks[pair])]);
    }

    private sealed class GivenNodes(float[] positions) : PathNodes
    {
        public override int Steps => 1;

        public override float Position(int path, int step) => positions[path];

        public override float Weight(int step) => 1;
    }
}
