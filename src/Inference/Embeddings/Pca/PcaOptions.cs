namespace CisLens.Inference.Embeddings.Pca;

/// <summary>How principal components are computed.</summary>
public sealed record PcaOptions
{
    /// <summary>Components wanted; fewer come back where the points span fewer directions.</summary>
    public int Components { get; init; } = 10;

    /// <summary>
    /// The exact computation is used while the smaller of rows and features is at most this; above it the randomised one, whose
    /// time grows with rows x features alone.
    /// </summary>
    public int LargestExact { get; init; } = 512;

    /// <summary>The seed of the randomised computation.</summary>
    public int Seed { get; init; } = 1;
}
