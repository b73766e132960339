using System.Text.Json.Nodes;
using CisLens.Inference.Attribution.CorrectedGradient;
using CisLens.Inference.Attribution.DeepLift;
using CisLens.Inference.Attribution.ExpectedGradients;
using CisLens.Inference.Attribution.FeatureInteraction;
using CisLens.Inference.Attribution.FeaturePermutation;
using CisLens.Inference.Attribution.GradCam;
using CisLens.Inference.Attribution.GradientShap;
using CisLens.Inference.Attribution.GradientXInput;
using CisLens.Inference.Attribution.GuidedBackpropagation;
using CisLens.Inference.Attribution.IntegratedGradients;
using CisLens.Inference.Attribution.KernelShap;
using CisLens.Inference.Attribution.Lime;
using CisLens.Inference.Attribution.Lrp;
using CisLens.Inference.Attribution.Occlusion;
using CisLens.Inference.Attribution.Pisa;
using CisLens.Inference.Attribution.Saliency;
using CisLens.Inference.Attribution.SaturationMutagenesis;
using CisLens.Inference.Attribution.SecondOrderMutagenesis;
using CisLens.Inference.Attribution.ShapleySampling;
using CisLens.Inference.Attribution.SmoothGrad;
using CisLens.Inference.Attribution.Tism;
using CisLens.Inference.Models.Layers;
using CisLens.Inference.Settings;
using CisLens.Shared;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Attribution;

/// <summary>All attribution methods. Loads no native library until a method is run, so the portal uses it too.</summary>
public static class AttributionCatalogue
{
    /// <summary>The methods, in the order in which they are shown. A new one is added here.</summary>
    public static IReadOnlyList<IAttributionMethod> All { get; } =
    [
        new SaliencyMethod(),
        new GradientXInputMethod(),
        new CorrectedGradientMethod(),
        new TismMethod(),
        new SmoothGradMethod(),
        new GuidedBackpropagationMethod(),
        new DeconvolutionMethod(),
        new GradCamMethod(),
        new LrpMethod(),
        new DeepLiftMethod(),
        new DeepLiftShapMethod(),
        new PisaMethod(),
        new IntegratedGradientsMethod(),
        new ExpectedGradientsMethod(),
        new GradientShapMethod(),
        new SaturationMutagenesisMethod(),
        new SecondOrderMutagenesisMethod(),
        new FeatureInteractionMethod(),
        new OcclusionMethod(),
        new FeaturePermutationMethod(),
        new LimeMethod(),
        new KernelShapMethod(),
        new ShapleySamplingMethod(),
    ];

    /// <summary>A method.</summary>
    /// <param name="id">Its id, e.g. <c>ism</c>.</param>
    /// <exception cref="InputException">There is no such method.</exception>
    public static IAttributionMethod Get(string id) => All.FirstOrDefault(method => method.Info.Id == id)
        ?? throw new InputException($"There is no attribution method '{id}'; there are {string.Join(", ", All.Select(method => method.Info.Id))}.");

    /// <summary>A method's settings, for a form.</summary>
    /// <param name="id">Its id.</param>
    public static IReadOnlyList<MethodSetting> Settings(string id) => MethodOptions.Settings(Get(id).Info.OptionsType);

    /// <summary>A method's default settings as they are written to a specification.</summary>
    /// <param name="id">Its id.</param>
    public static JsonObject Defaults(string id) => MethodOptions.Defaults(Get(id).Info.OptionsType);

    /// <summary>Reads and checks a method's settings.</summary>
    /// <param name="spec">The method and its settings; absent ones have their default.</param>
    /// <returns>An object of the method's options type.</returns>
    /// <exception cref="InputException">The method or a setting is unknown, or a value is out of range; names the setting.</exception>
    public static object Options(MethodSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        var info = Get(spec.Method).Info;
        return MethodOptions.Read(info.Id, info.OptionsType, spec.Options);
    }

    /// <summary>A method's formulas for given settings.</summary>
    /// <param name="spec">The method and its settings.</param>
    /// <exception cref="InputException">See <see cref="Options"/>.</exception>
    public static MethodInfo Describe(MethodSpec spec)
    {
        var info = Get(spec.Method).Describe(Options(spec));
        return spec.BothStrands ? BothStrands.Describe(info) : info;
    }

    /// <summary>What one sequence costs.</summary>
    /// <param name="spec">The method and its settings.</param>
    /// <param name="graph">The layers, without weights; null for a TorchScript program.</param>
    /// <param name="length">Its length in bases.</param>
    /// <param name="targets">Number of targets.</param>
    /// <exception cref="InputException">See <see cref="Options"/>.</exception>
    public static MethodCost Cost(MethodSpec spec, LayerGraph? graph, int length, int targets)
    {
        var cost = Get(spec.Method).Cost(graph, length, targets, Options(spec));
        return spec.BothStrands ? cost with { Forward = 2 * cost.Forward, Backward = 2 * cost.Backward } : cost;
    }

    /// <summary>Computes scores.</summary>
    /// <param name="spec">The method and its settings.</param>
    /// <param name="input">What is explained.</param>
    /// <param name="token">Checked before each batch.</param>
    /// <param name="isRefined">False to leave out <see cref="IAttributionMethod.Unrefined">refinement</see>.</param>
    /// <returns>One entry a target, in the order of <see cref="AttributionInput.Targets"/>.</returns>
    /// <exception cref="InputException">See <see cref="Options"/> and <see cref="IAttributionMethod.Attribute"/>.</exception>
    public static IReadOnlyList<AttributionMaps> Attribute(MethodSpec spec, AttributionInput input, CancellationToken token, bool isRefined = true)
    {
        var method = Get(spec.Method);
        var options = isRefined ? Options(spec) : method.Unrefined(Options(spec));
        return AttributionParts.Run(input, (part, end) => spec.BothStrands ? BothStrands.Attribute(method, options, part, end) : method.Attribute(part, options, end), token);
    }
}
