using CisLens.Shared.Sequences;

namespace CisLens.Inference.Motifs;

/// <summary>A named motif: a query, or an entry of a database.</summary>
/// <param name="Id">Identifier, unique within its file, e.g. <c>MA0139.2</c>.</param>
/// <param name="Ppm">The probabilities.</param>
public sealed record Motif(string Id, Ppm Ppm)
{
    /// <summary>The sites assumed where a file states none, as in the MEME Suite.</summary>
    public const double DefaultSites = 20;

    /// <summary>Second name, e.g. <c>CTCF</c>; empty where there is none. Case differs between collections: compare without it.</summary>
    public string Name { get; init; } = "";

    /// <summary>Number of sites behind the probabilities; null where the file states none. Scales pseudocounts.</summary>
    public double? Sites { get; init; }

    /// <summary>DNA or RNA.</summary>
    public Alphabet Alphabet { get; init; } = Alphabet.Dna;

    /// <summary>Family of factors, e.g. <c>More than 3 adjacent zinc fingers</c>; null where the file states none.</summary>
    public string? Family { get; init; }

    /// <summary>The paper it comes from; null where the file states none.</summary>
    public string? Citation { get; init; }

    /// <summary>Where people read about it; null where the file states none.</summary>
    public string? Url { get; init; }

    /// <summary>What people read: the name, or the identifier where there is none.</summary>
    public string Title => Name.Length > 0 ? Name : Id;

    /// <summary>Number of positions.</summary>
    public int Width => Ppm.Width;

    /// <summary>The other strand; everything else stays.</summary>
    public Motif ReverseComplement() => this with { Ppm = Ppm.ReverseComplement() };
}
