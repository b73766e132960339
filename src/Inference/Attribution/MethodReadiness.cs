namespace CisLens.Inference.Attribution;

/// <summary>What a method can do for a model.</summary>
/// <param name="Verdict">Whether its formula holds.</param>
/// <param name="Reason">Why, in one sentence.</param>
public sealed record MethodReadiness(MethodVerdict Verdict, string Reason)
{
    /// <summary>What a method that needs layers says of a TorchScript program.</summary>
    public static MethodReadiness NoLayers { get; } = new(MethodVerdict.Impossible, "It needs the layers, which a TorchScript program does not show.");

    /// <summary>What a method that explains output positions says of a model without.</summary>
    public static MethodReadiness NoPositions { get; } = new(MethodVerdict.Impossible, "It explains output positions, and the outputs of this model have none.");
}
