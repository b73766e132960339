namespace CisLens.Inference.Motifs.Tomtom;

/// <summary>What a query matches.</summary>
/// <param name="Query">The query.</param>
/// <param name="Matches">
/// The matches within the threshold: smallest p-value first, then larger overlaps, then in the order of databases, then by
/// strand and identifier.
/// </param>
/// <param name="NullShare">The share of targets taken to match by chance, 0 to 1, that the q-values were computed with.</param>
/// <param name="Warning">Why the p-values are not to be trusted; null where nothing is known against them.</param>
public sealed record TomtomResult(Motif Query, IReadOnlyList<MotifMatch> Matches, double NullShare, string? Warning);
