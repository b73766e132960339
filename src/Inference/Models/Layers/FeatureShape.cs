namespace CisLens.Inference.Models.Layers;

/// <summary>The shape of one sequence's features inside a network, without the batch axis.</summary>
/// <param name="Channels">Number of channels, or of features when there are no positions.</param>
/// <param name="Length">Number of positions; null after flattening or global pooling.</param>
public readonly record struct FeatureShape(int Channels, int? Length = null)
{
    /// <summary>Number of values.</summary>
    public long Elements => (long)Channels * (Length ?? 1);

    /// <inheritdoc/>
    public override string ToString() =>
        Length is { } length ? $"{Channels} channels x {length} positions" : $"{Channels} features";
}
