namespace CisLens.Shared.Runs;

/// <summary>A layer whose output is kept, one vector a sequence.</summary>
public sealed record EmbeddingSpec
{
    /// <summary>The layer's address, e.g. <c>Layer 9 (ReLU)</c>.</summary>
    public required string Layer { get; init; }

    /// <summary>How its positions become one vector; <see cref="EmbeddingPooling.None"/> for a layer without positions.</summary>
    public EmbeddingPooling Pooling { get; init; }

    /// <summary>What people read, e.g. <c>Layer 2 (ReLU), mean over positions</c>.</summary>
    public string Title() => Pooling switch
    {
        EmbeddingPooling.None => Layer,
        EmbeddingPooling.Mean => $"{Layer}, mean over positions",
        EmbeddingPooling.Max => $"{Layer}, maximum over positions",
        _ => $"{Layer}, middle position",
    };
}
