using CisLens.Inference.Attribution.Propagation;
using CisLens.Inference.Models;
using CisLens.Inference.Models.Layers;
using CisLens.Shared.Runs;
using static TorchSharp.torch;
using Target = CisLens.Inference.Models.Target;

namespace CisLens.Inference.Attribution.GuidedBackpropagation;

/// <summary>Methods that are the gradient with another rule at ReLU.</summary>
/// <typeparam name="TOptions">The settings.</typeparam>
public abstract class RectifierMethod<TOptions> : LayerMethod<TOptions>
    where TOptions : class, new()
{
    /// <summary>Whether ReLU also looks at its input.</summary>
    protected abstract bool IsGuided { get; }

    /// <inheritdoc/>
    protected sealed override (GradientScores Scores, IReadOnlyList<MethodCheck> Checks) Score(
        SequenceModel model, ModelTape tape, Target target, Tensor oneHot, TOptions options)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(tape);
        var rule = new RectifierRule(IsGuided);
        var signal = ModelReverse.Signal(target, tape.Output, rule, oneHot.shape[0]);
        var gradient = ModelReverse.ToInput(model, tape, rule, signal);
        return (new GradientScores((gradient * KnownBases.Observed(oneHot)).sum(1), gradient), Checks(model.Graph!, oneHot.shape[0]));
    }

    /// <summary>The common part; the names are to be replaced.</summary>
    private protected static MethodInfo Common(Type options) => new()
    {
        Id = "",
        Name = "",
        Family = MethodFamily.Gradient,
        Summary = "",
        Formula = "a[p] = sum over c of x[c,p] h[c,p], h the gradient df/dx with another rule for ReLU",
        Sign = "positive: more of this base raises the output along positive paths",
        Matrix = MatrixKind.Hypothetical,
        MatrixSign = "positive: base c would raise the output here along positive paths",
        NeedsLayers = true,
        Source = "",
        OptionsType = options,
    };

    private static IReadOnlyList<MethodCheck> Checks(LayerGraph graph, long rows)
    {
        var functions = graph.AllLayers().Where(layer => layer is Activation { IsLinear: false } or PReLU).ToList();
        var others = functions.Where(layer => layer.Type != RectifierRule.Rectifier).ToList();
        return functions.Count == 0 ? [] :
        [
            new MethodCheck(
                "other-functions", "Share of the network's functions that are not ReLU and pass the plain derivative",
                (double)others.Count / functions.Count, functions.Count * rows, "", 0, others.Count == 0 ? null : others[0].Place),
        ];
    }
}
