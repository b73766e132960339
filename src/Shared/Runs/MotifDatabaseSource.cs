namespace CisLens.Shared.Runs;

/// <summary>A database of known motifs, named so that it can be told whether it is still the same.</summary>
/// <param name="Id">Identifier in this installation.</param>
/// <param name="Name">The name that people see.</param>
/// <param name="Version">Its version; may be empty.</param>
/// <param name="Sha256">SHA-256 (hex) of its file.</param>
/// <param name="Motifs">Number of motifs.</param>
public sealed record MotifDatabaseSource(string Id, string Name, string Version, string Sha256, int Motifs);
