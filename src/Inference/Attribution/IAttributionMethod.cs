using CisLens.Inference.Models.Layers;

namespace CisLens.Inference.Attribution;

/// <summary>An attribution method. A new one is a folder beside the others and one line in <see cref="AttributionCatalogue"/>.</summary>
public interface IAttributionMethod
{
    /// <summary>What the catalogue says of it, for its default settings.</summary>
    public MethodInfo Info { get; }

    /// <summary>The same for given settings, which may change the formulas.</summary>
    /// <param name="options">An object of <see cref="MethodInfo.OptionsType"/>.</param>
    public MethodInfo Describe(object options);

    /// <summary>What one sequence costs, told from the layers and the settings. Needs no tensors.</summary>
    /// <param name="graph">The layers, without weights; null for a TorchScript program.</param>
    /// <param name="length">Its length in bases.</param>
    /// <param name="targets">Number of targets.</param>
    /// <param name="options">An object of <see cref="MethodInfo.OptionsType"/>.</param>
    public MethodCost Cost(LayerGraph? graph, int length, int targets, object options);

    /// <summary>What it can do for a model with its default settings, told from the layers. Needs no tensors.</summary>
    /// <param name="graph">The layers, without weights; null for a TorchScript program.</param>
    /// <param name="length">Bases per sequence.</param>
    public MethodReadiness Readiness(LayerGraph? graph, int length);

    /// <summary>The windows along the axes of kind <see cref="Shared.Runs.ArrayAxis.Window"/> of the method's further arrays; empty when it has none.</summary>
    /// <param name="length">Bases of the sequences.</param>
    /// <param name="options">An object of <see cref="MethodInfo.OptionsType"/>.</param>
    /// <exception cref="Shared.InputException">The windows do not fit the sequences.</exception>
    public IReadOnlyList<WindowPlace> Windows(int length, object options);

    /// <summary>
    /// The settings without what only makes sums more exact where a first result is not exact enough; for maps that are compared by
    /// rank, of networks for which such refinement may never end.
    /// </summary>
    /// <param name="options">An object of <see cref="MethodInfo.OptionsType"/>.</param>
    public object Unrefined(object options);

    /// <summary>Computes the scores. Nothing native is left behind.</summary>
    /// <param name="input">What is explained.</param>
    /// <param name="options">An object of <see cref="MethodInfo.OptionsType"/>.</param>
    /// <param name="token">Checked before each batch.</param>
    /// <returns>One entry a target, in the order of <see cref="AttributionInput.Targets"/>.</returns>
    /// <exception cref="Shared.InputException">A setting does not fit the sequences or the model, or memory does not suffice for one of them.</exception>
    public IReadOnlyList<AttributionMaps> Attribute(AttributionInput input, object options, CancellationToken token);
}
