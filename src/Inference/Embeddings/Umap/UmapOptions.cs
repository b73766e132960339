namespace CisLens.Inference.Embeddings.Umap;

/// <summary>How a UMAP layout is made.</summary>
public sealed record UmapOptions
{
    /// <summary>Neighbours of a point, itself included; more show the larger picture.</summary>
    public int Neighbours { get; init; } = 15;

    /// <summary>How close points may lie in the layout.</summary>
    public double MinimumDistance { get; init; } = 0.1;

    /// <summary>The scale of the layout.</summary>
    public double Spread { get; init; } = 1;

    /// <summary>Rounds of the layout; null takes 500 for up to 10,000 points and 200 above.</summary>
    public int? Rounds { get; init; }

    /// <summary>Up to so many points every pair is compared; above, neighbours are found by descent.</summary>
    public int LargestExact { get; init; } = 5000;

    /// <summary>The seed of everything drawn.</summary>
    public int Seed { get; init; } = 1;
}
