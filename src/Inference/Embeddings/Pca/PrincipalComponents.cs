namespace CisLens.Inference.Embeddings.Pca;

/// <summary>
/// Principal components of centred, unscaled features (Pearson 1901). Signs are fixed: of each component the loading with the
/// largest absolute value is positive.
/// </summary>
/// <param name="Rows">Points that they were computed from.</param>
/// <param name="Exact">False when they come from the randomised computation (Halko, Martinsson and Tropp 2011).</param>
/// <param name="Mean">[features]: subtracted before.</param>
/// <param name="Loadings">[components][features]: unit vectors, orthogonal to one another.</param>
/// <param name="Variances">[components]: variance along each, falling, with rows - 1 in the denominator.</param>
/// <param name="TotalVariance">Sum of the variances of all features.</param>
/// <param name="Scores">[rows, components]: the coordinates of the points.</param>
public sealed record PrincipalComponents(
    int Rows, bool Exact, double[] Mean, double[][] Loadings, double[] Variances, double TotalVariance, FeatureTable Scores)
{
    /// <summary>Number of components.</summary>
    public int Count => Variances.Length;

    /// <summary>Features of a point.</summary>
    public int Features => Mean.Length;

    /// <summary>Share of the total variance that a component explains, 0 to 1.</summary>
    /// <param name="component">From 0.</param>
    public double ExplainedShare(int component) => Variances[component] / TotalVariance;
}
