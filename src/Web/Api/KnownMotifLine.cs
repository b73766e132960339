namespace CisLens.Web.Api;

/// <summary>A motif of a database.</summary>
/// <param name="Id">Identifier in its file.</param>
/// <param name="Name">Second name; may be empty.</param>
/// <param name="Consensus">IUPAC letters.</param>
/// <param name="Sites">Sites behind the probabilities; null where the file states none.</param>
/// <param name="Family">Family of factors, where known.</param>
/// <param name="Citation">The paper it comes from, where known.</param>
/// <param name="Probabilities">[width][A C G T].</param>
public sealed record KnownMotifLine(string Id, string Name, string Consensus, double? Sites, string? Family, string? Citation, IReadOnlyList<double[]> Probabilities);
