namespace CisLens.Inference.Embeddings.Separation;

/// <summary>How separation is measured.</summary>
public sealed record SeparationOptions
{
    /// <summary>The first so many principal components are looked at.</summary>
    public int Components { get; init; } = 10;

    /// <summary>Larger tables are sampled down to this many sequences, each group in proportion.</summary>
    public int MostRows { get; init; } = 1000;

    /// <summary>Folds of the cross-validation; a group needs twice as many sequences.</summary>
    public int Folds { get; init; } = 5;

    /// <summary>Shuffles of the labels for the silhouette.</summary>
    public int Permutations { get; init; } = 999;

    /// <summary>Shuffles of the labels for the classifier, which is fitted anew on each.</summary>
    public int ClassifierPermutations { get; init; } = 199;

    /// <summary>Resamples for each interval.</summary>
    public int Replicates { get; init; } = 1000;

    /// <summary>Width of the bins of GC content.</summary>
    public double GcBinWidth { get; init; } = 0.05;

    /// <summary>The seed of everything drawn.</summary>
    public int Seed { get; init; } = 1;
}
