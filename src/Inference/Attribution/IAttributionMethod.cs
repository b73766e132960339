using CisLens.Inference.Models;
using static TorchSharp.torch;

namespace CisLens.Inference.Attribution;

/// <summary>An attribution method. A new one is a folder beside the others and one line in <see cref="AttributionCatalogue"/>.</summary>
public interface IAttributionMethod
{
    /// <summary>What the catalogue says of it, for its default settings.</summary>
    public MethodInfo Info { get; }

    /// <summary>The same for given settings, which may change the formulas.</summary>
    /// <param name="options">An object of <see cref="MethodInfo.OptionsType"/>.</param>
    public MethodInfo Describe(object options);

    /// <summary>What one sequence costs for one target.</summary>
    /// <param name="length">Its length in bases.</param>
    /// <param name="options">An object of <see cref="MethodInfo.OptionsType"/>.</param>
    public MethodCost Cost(int length, object options);

    /// <summary>Computes the scores. Nothing native is left behind.</summary>
    /// <param name="model">The model.</param>
    /// <param name="target">The scalar that is explained.</param>
    /// <param name="oneHot">[N, 4, L] in A, C, G, T order, on the model's device.</param>
    /// <param name="options">An object of <see cref="MethodInfo.OptionsType"/>.</param>
    /// <param name="rows">Hears how many sequences are done.</param>
    /// <param name="token">Checked before each batch.</param>
    /// <exception cref="Shared.InputException">A setting does not fit the sequences, or memory does not suffice for one of them.</exception>
    public AttributionMaps Attribute(SequenceModel model, Target target, Tensor oneHot, object options, IProgress<int>? rows, CancellationToken token);
}
