using CisLens.Inference.Embeddings.Pca;

namespace CisLens.Web.Api;

/// <summary>Principal components without the points.</summary>
/// <param name="Rows">Points that they were computed from.</param>
/// <param name="Features">Features of a point.</param>
/// <param name="Exact">False when they come from the randomised computation.</param>
/// <param name="TotalVariance">Sum of the variances of all features.</param>
/// <param name="Variances">[components]: along each.</param>
/// <param name="Explained">[components]: share of the total, 0 to 1.</param>
/// <param name="Loadings">[components][features].</param>
public sealed record ComponentsView(
    int Rows, int Features, bool Exact, double TotalVariance, IReadOnlyList<double> Variances, IReadOnlyList<double> Explained, IReadOnlyList<double[]> Loadings)
{
    internal static ComponentsView Of(PrincipalComponents found) => new(
        found.Rows, found.Features, found.Exact, found.TotalVariance, found.Variances,
        [.. Enumerable.Range(0, found.Count).Select(found.ExplainedShare)], found.Loadings);
}
