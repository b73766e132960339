namespace CisLens.Inference.Motifs.Files;

/// <summary>What a file of motifs holds.</summary>
/// <param name="Format">The form it is written in.</param>
/// <param name="Database">Its motifs, named after the file; no identifier twice.</param>
/// <param name="Repeated">Motifs left out because an earlier one has the same identifier, in the file's order.</param>
public sealed record MotifFile(MotifFormat Format, MotifDatabase Database, IReadOnlyList<RepeatedMotif> Repeated);
