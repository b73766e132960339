using CisLens.Shared.Sequences;

namespace CisLens.Inference.Motifs;

/// <summary>Known motifs with a name and a version: what motifs are matched and sequences scanned with.</summary>
/// <param name="Name">E.g. <c>JASPAR CORE vertebrates</c>.</param>
/// <param name="Version">E.g. <c>2024</c>; an accession without it does not identify a matrix.</param>
/// <param name="Motifs">The motifs, identifiers distinct, in the file's order.</param>
public sealed record MotifDatabase(string Name, string Version, IReadOnlyList<Motif> Motifs)
{
    /// <summary>DNA or RNA.</summary>
    public Alphabet Alphabet { get; init; } = Alphabet.Dna;

    /// <summary>The background that the file states; null where it states none.</summary>
    public Background? Background { get; init; }

    /// <summary>What people read.</summary>
    public string Title => Version.Length > 0 ? $"{Name} {Version}" : Name;
}
