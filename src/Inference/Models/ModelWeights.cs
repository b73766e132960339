namespace CisLens.Inference.Models;

/// <summary>A weights file of a package.</summary>
/// <param name="File">Its name inside the package.</param>
/// <param name="Sha256">Its SHA-256, hex.</param>
/// <param name="Replica">The replica's name, e.g. <c>seed-1</c>; null for the only one.</param>
public sealed record ModelWeights(string File, string Sha256, string? Replica = null);
