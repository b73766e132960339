using CisLens.Inference.Attribution.DeepLift;
using CisLens.Inference.Attribution.Propagation;
using CisLens.Inference.Attribution.References;
using CisLens.Inference.Models;
using CisLens.Inference.Models.Layers;
using CisLens.Shared;
using CisLens.Shared.Runs;
using static TorchSharp.torch;
using Target = CisLens.Inference.Models.Target;

namespace CisLens.Inference.Attribution.Pisa;

/// <summary>
/// Which bases drive which position of a profile: DeepLIFT-SHAP of every output position (pairwise interaction by Shapley
/// additive explanations). The forward pass is shared; the way back is made for many output positions at once.
/// </summary>
public sealed class PisaMethod : SingleTargetMethod<PisaOptions>
{
    /// <summary>Name of the array of contributions.</summary>
    public const string Contributions = "contributions";

    /// <inheritdoc/>
    public override MethodReadiness Readiness(LayerGraph? graph, int length) =>
        graph is not null && graph.OutputShape(length).Length is null ? MethodReadiness.NoPositions : RuledLayers.Rescale(graph);

    /// <inheritdoc/>
    protected override MethodInfo Describe(PisaOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        const string array = "c[q,p] = mean over b of sum over k of (x[k,p] - b[k,p]) m[k,p], m = multipliers of f[q], output position q";
        return new MethodInfo
        {
            Id = "pisa",
            Name = "PISA",
            Family = MethodFamily.Reference,
            Summary = "Which bases drive which position of the output.",
            Formula = (options.Summary == PisaSummary.Profile
                ? "a[p] = sum over q of w[q] c[q,p], w = softmax of f over the output positions q"
                : "a[p] = mean over the output positions q of c[q,p]") + $"; {array}, {options.Formula}; {RescaleText.Multipliers}",
            Sign = "positive: this base raises the output at the positions where it is highest, compared with the reference",
            Matrix = MatrixKind.None,
            NeedsPositions = true,
            Arrays =
            [
                new MethodArrayInfo(
                    Contributions, "Contribution of each base to each output position", array,
                    "positive: the base at this position raises the output at that position", [ArrayAxis.OutputPosition, ArrayAxis.Position]),
                new MethodArrayInfo(
                    RescaleChecks.Array, "Completeness error", "|f[q](x) - f[q](b) - sum over k, p of (x[k,p] - b[k,p]) m[k,p]| for each output position and reference",
                    "never negative: 0 means that the contributions add up to the change of the output", [ArrayAxis.OutputPosition, ArrayAxis.Reference]),
            ],
            NeedsLayers = true,
            Source = "PISA of the BPReveal program (McAnany et al. 2025); rescale rule of Shrikumar et al., ICML 2017",
            IsRandom = options.IsShuffled,
            OptionsType = typeof(PisaOptions),
        };
    }

    /// <inheritdoc/>
    protected override MethodCost Cost(LayerGraph? graph, int length, PisaOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        // One backward pass for each output position and reference.
        var positions = graph?.OutputShape(length).Length ?? length;
        return new MethodCost(1 + options.Count, (double)options.Count * positions, (double)positions * (length + options.Count));
    }

    /// <inheritdoc/>
    protected override AttributionMaps Attribute(AttributionInput input, Target target, PisaOptions options, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(options);
        if (!input.Model.Card.Positional)
            throw new InputException($"PISA explains every output position, but the outputs of {input.Model.Card.Title} have none; choose DeepLIFT-SHAP.");
        var references = new ReferenceSequences(input, options);
        var scores = new PisaScores(input, (int)input.Model.Graph!.OutputShape(input.Length).Length!.Value, options.Count);
        for (var row = 0; row < input.Rows; row++)
        {
            Explain(input, target, references, row, scores, token);
            scores.Finish(row, options.Summary);
            input.Progress?.Report(row + 1);
        }
        return scores.ToMaps(references.Checks);
    }

    /// <summary>One sequence: a part of its references at a time, and for each part of the output positions at a time.</summary>
    private static void Explain(AttributionInput input, Target target, ReferenceSequences all, int row, PisaScores scores, CancellationToken token)
    {
        using var scope = NewDisposeScope();
        var pairs = new PairBatches(input.Model, input.Length, all.Count);
        var sequence = input.OneHot.narrow(0, row, 1);
        pairs.Run(1, all.Of(row, 1), (first, references) =>
        {
            using var pass = NewDisposeScope();
            var tape = new PairTape(input.Model, sequence, references);
            var values = tape.Output.select(1, target.Spec.Output);
            scores.PutOutput(row, first, values.ToFloats(), (int)references.shape[1]);
            Batches.Run(scores.Positions, Math.Max(1, BatchSize.For(input.Model, input.Length, gradient: false) / tape.Pairs), (start, count) =>
            {
                using var inner = NewDisposeScope();
                var multipliers = tape.Multipliers(Signals(tape, target, start, count));
                scores.Put(row, first, (int)start, tape.Contributions(multipliers), tape.Explained(multipliers));
            }, token);
            scores.Add(row);
        }, token);
    }

    /// <summary>1 at one output position each: [positions * pairs, outputs, positions of the output].</summary>
    private static Tensor Signals(PairTape tape, Target target, long start, int count)
    {
        using var scope = NewDisposeScope();
        var output = tape.Output;
        var signal = zeros([count, tape.Pairs, .. output.shape[1..]], output.dtype, output.device);
        for (var i = 0; i < count; i++)
            signal.select(0, i).select(1, target.Spec.Output).select(1, start + i).fill_(1);
        return signal.flatten(0, 1).MoveToOuterDisposeScope();
    }
}
