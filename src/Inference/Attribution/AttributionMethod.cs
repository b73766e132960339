using CisLens.Inference.Models;
using static TorchSharp.torch;

namespace CisLens.Inference.Attribution;

/// <summary>A method with its own kind of settings.</summary>
/// <typeparam name="TOptions">The settings: public properties with defaults, ranges and descriptions.</typeparam>
public abstract class AttributionMethod<TOptions> : IAttributionMethod
    where TOptions : class, new()
{
    /// <inheritdoc/>
    public MethodInfo Info => Describe(new TOptions());

    /// <inheritdoc/>
    public MethodInfo Describe(object options) => Describe((TOptions)options);

    /// <inheritdoc/>
    public MethodCost Cost(int length, object options) => Cost(length, (TOptions)options);

    /// <inheritdoc/>
    public AttributionMaps Attribute(
        SequenceModel model, Target target, Tensor oneHot, object options, IProgress<int>? rows, CancellationToken token) =>
        Attribute(new AttributionInput(model, target, oneHot, rows), (TOptions)options, token);

    /// <inheritdoc cref="IAttributionMethod.Describe"/>
    protected abstract MethodInfo Describe(TOptions options);

    /// <inheritdoc cref="IAttributionMethod.Cost"/>
    protected abstract MethodCost Cost(int length, TOptions options);

    /// <summary>Computes the scores.</summary>
    /// <param name="input">What is explained.</param>
    /// <param name="options">The settings.</param>
    /// <param name="token">Checked before each batch.</param>
    protected abstract AttributionMaps Attribute(AttributionInput input, TOptions options, CancellationToken token);
}
