using CisLens.Inference.Attribution.Propagation;
using CisLens.Inference.Models;
using CisLens.Inference.Models.Layers;
using CisLens.Shared;
using CisLens.Shared.Runs;
using static TorchSharp.torch;
using Target = CisLens.Inference.Models.Target;

namespace CisLens.Inference.Attribution.GradCam;

/// <summary>The activations of a layer, weighted by how much each channel raises the output (Selvaraju et al. 2017).</summary>
public sealed class GradCamMethod : LayerMethod<GradCamOptions>
{
    /// <inheritdoc/>
    protected override MethodInfo Describe(GradCamOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var layer = options.Layer.Length == 0 ? "the last convolution" : options.Layer;
        var map = $"sum over channels k of w[k] A[k,q], w[k] = mean over q of df/dA[k,q], A = the output of {layer}";
        return new MethodInfo
        {
            Id = "grad-cam",
            Name = "Grad-CAM",
            Family = MethodFamily.Gradient,
            Summary = "Where the features of a layer that raise the output are; coarse where layers before it pool.",
            Formula = (options.Rectified ? $"a[p] = max(0, {map})" : $"a[p] = {map}") + ", q = the layer's position floor(p Q / L) of Q",
            Sign = "positive: features at this place raise the output",
            Matrix = MatrixKind.None,
            NeedsLayers = true,
            Source = "Selvaraju et al., ICCV 2017, arXiv 1610.02391",
            OptionsType = typeof(GradCamOptions),
        };
    }

    /// <inheritdoc/>
    protected override (GradientScores Scores, IReadOnlyList<MethodCheck> Checks) Score(
        SequenceModel model, ModelTape tape, Target target, Tensor oneHot, GradCamOptions options)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(tape);
        ArgumentNullException.ThrowIfNull(oneHot);
        ArgumentNullException.ThrowIfNull(options);
        var maps = Maps(model, tape, target, options);
        // The other strand's map lies the other way round.
        var track = maps.Select((map, strand) => strand == 0 ? Stretched(map, oneHot.shape[2]) : Stretched(map, oneHot.shape[2]).flip(1))
            .Aggregate((sum, map) => sum + map);
        return (new GradientScores(track, null), []);
    }

    /// <summary>The maps at the positions of the layer, one for each strand that was recorded.</summary>
    /// <returns>[N, positions of the layer] each; they belong to the caller.</returns>
    internal static IReadOnlyList<Tensor> Maps(SequenceModel model, ModelTape tape, Target target, GradCamOptions options)
    {
        var layer = Layer(model, options);
        if (tape.Given.Find(layer.Place).Output.dim() != 3)
            throw new InputException($"Grad-CAM needs a layer with positions, and {layer.Place} makes features without them; choose a layer before it.");
        var maps = new List<Tensor>();
        var outer = NewDisposeScope();
        using (outer)
        {
            var rule = new LayerSignalRule(layer, (record, gradient) =>
            {
                var map = (gradient.mean([-1L], keepdim: true) * record.Output).sum(1);
                maps.Add((options.Rectified ? map.clamp(min: 0) : map).DetachFromDisposeScope());
            });
            var signal = ModelReverse.Signal(target, tape.Output, rule, tape.Output.shape[0]);
            ModelReverse.ToInput(model, tape, rule, signal);
            outer.Attach(maps);
            outer.MoveToOuter(maps);
        }
        return maps;
    }

    private static Layer Layer(SequenceModel model, GradCamOptions options) => options.Layer.Length > 0
        ? model.Graph!.Find(options.Layer)
        : model.Graph!.Addressable.LastOrDefault(layer => layer is Conv1d)
            ?? throw new InputException($"{model.Card.Title} has no convolution for Grad-CAM; set 'layer' to one of its layers with positions.");

    /// <summary>Nearest neighbor: [N, Q] to [N, L].</summary>
    private static Tensor Stretched(Tensor map, long length) => map.index_select(1, (arange(length, device: map.device) * map.shape[1]).div(length, RoundingMode.floor));
}
