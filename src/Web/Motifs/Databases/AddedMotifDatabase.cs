using CisLens.Inference.Motifs.Files;

namespace CisLens.Web.Motifs.Databases;

/// <summary>A database that was added, and the motifs of its file that were left out because their identifier stood there before.</summary>
public sealed record AddedMotifDatabase(string Id, int Motifs, IReadOnlyList<RepeatedMotif> Repeated);
