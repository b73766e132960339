using CisLens.Inference.Models.Layers;

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
    public MethodCost Cost(LayerGraph? graph, int length, int targets, object options) => Cost(graph, length, targets, (TOptions)options);

    /// <inheritdoc/>
    public virtual MethodReadiness Readiness(LayerGraph? graph, int length) => Info switch
    {
        { NeedsLayers: true } when graph is null => MethodReadiness.NoLayers,
        { NeedsPositions: true } when graph?.OutputShape(length).Length is null => MethodReadiness.NoPositions,
        { NeedsLayers: true } => new MethodReadiness(MethodVerdict.Exact, "It needs nothing but the layers and their derivatives."),
        { Family: MethodFamily.Perturbation } => new MethodReadiness(MethodVerdict.Exact, "It needs nothing but the model's outputs."),
        _ => new MethodReadiness(MethodVerdict.Exact, "It needs nothing but the model's outputs and their derivatives."),
    };

    /// <inheritdoc/>
    public virtual object Unrefined(object options) => options;

    /// <inheritdoc/>
    public IReadOnlyList<WindowPlace> Windows(int length, object options) => Windows(length, (TOptions)options);

    /// <inheritdoc/>
    public IReadOnlyList<AttributionMaps> Attribute(AttributionInput input, object options, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(input);
        var maps = Attribute(input, (TOptions)options, token);
        KnownBases.Mask(input.OneHot, maps, () => Describe(options).Arrays);
        return maps;
    }

    /// <inheritdoc cref="IAttributionMethod.Describe"/>
    protected abstract MethodInfo Describe(TOptions options);

    /// <inheritdoc cref="IAttributionMethod.Cost"/>
    protected abstract MethodCost Cost(LayerGraph? graph, int length, int targets, TOptions options);

    /// <inheritdoc cref="IAttributionMethod.Windows"/>
    protected virtual IReadOnlyList<WindowPlace> Windows(int length, TOptions options) => [];

    /// <inheritdoc cref="IAttributionMethod.Attribute"/>
    protected abstract IReadOnlyList<AttributionMaps> Attribute(AttributionInput input, TOptions options, CancellationToken token);
}
