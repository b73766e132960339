using System.Globalization;
using CisLens.Inference.Attribution.Propagation;
using CisLens.Inference.Models;
using CisLens.Inference.Models.Layers;
using CisLens.Shared.Runs;
using static TorchSharp.torch;
using Target = CisLens.Inference.Models.Target;

namespace CisLens.Inference.Attribution.Lrp;

/// <summary>Layer-wise relevance propagation: the output is shared out layer by layer (Bach et al. 2015).</summary>
public sealed class LrpMethod : LayerMethod<LrpOptions>
{
    /// <inheritdoc/>
    public override MethodReadiness Readiness(LayerGraph? graph, int length) => RuledLayers.Readiness(Info.Name, graph, _ => false);

    /// <inheritdoc/>
    protected override MethodInfo Describe(LrpOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var epsilon = options.Epsilon.ToString(CultureInfo.InvariantCulture);
        var (alpha, beta) = (options.Alpha.ToString(CultureInfo.InvariantCulture), (options.Alpha - 1).ToString(CultureInfo.InvariantCulture));
        var share = options.Rule switch
        {
            LrpVariant.Epsilon => "z[i,j] / (z[j] + e sign(z[j])) R[j]",
            LrpVariant.AlphaBeta => $"({alpha} z+[i,j] / (z+[j] + e) - {beta} z-[i,j] / (z-[j] - e)) R[j]",
            _ => "z+[i,j] / (z+[j] + e) R[j]",
        };
        return new MethodInfo
        {
            Id = "lrp",
            Name = "LRP",
            Family = MethodFamily.Gradient,
            Summary = "The output shared out layer by layer in proportion to what each value adds.",
            Formula = $"a[p] = sum over c of R[c,p]; R[i] = sum over j of {share}, z[i,j] = what value i adds to sum j of a linear layer, z[j] their sum with the constant "
                + $"(z+, z-: positive and negative parts), e = {epsilon}; functions of one value pass R on, a maximum passes it to the largest value; R of the output is f",
            Sign = "positive: this base adds to the output",
            Matrix = MatrixKind.None,
            NeedsLayers = true,
            Source = "Bach et al., PLoS ONE 10:e0130140 (2015)",
            OptionsType = typeof(LrpOptions),
        };
    }

    /// <inheritdoc/>
    protected override (GradientScores Scores, IReadOnlyList<MethodCheck> Checks) Score(
        SequenceModel model, ModelTape tape, Target target, Tensor oneHot, LrpOptions options)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(tape);
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(options);
        var rule = new RelevanceRule(options);
        var signal = ModelReverse.Signal(target, tape.Output, rule, tape.Output.shape[0]) * tape.Output;
        var relevance = ModelReverse.ToInput(model, tape, rule, signal).sum(1);
        var value = target.Select(tape.Output);
        return (new GradientScores(relevance, null), [Conservation(value, relevance.sum(1))]);
    }

    /// <summary>What was lost to, or made by, constants (biases, means of batch norms, padding) and epsilon on the way.</summary>
    private static MethodCheck Conservation(Tensor value, Tensor relevance)
    {
        using var scope = NewDisposeScope();
        var share = (relevance - value).abs() / value.abs().clamp(min: 1e-30);
        return new MethodCheck(
            "conservation", "Largest part of the output that constants and epsilon took or added, relative to the output",
            share.max().ToFloats()[0], value.shape[0], "", null);
    }
}
