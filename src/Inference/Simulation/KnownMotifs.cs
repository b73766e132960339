using CisLens.Shared;

namespace CisLens.Inference.Simulation;

/// <summary>
/// The motifs of the six factors of the default model, and decoys: real motifs of other factors that mean nothing to it.
/// Written by hand from the consensus in the text of the papers, not taken from a motif database.
/// </summary>
public static class KnownMotifs
{
    /// <summary>CTCF.</summary>
    public static KnownMotif Ctcf { get; } = new("CTCF", "ygrCCASyAGrGGGCrsy", "Kim and others, Cell 2007");

    /// <summary>PU.1, the product of the gene SPI1.</summary>
    public static KnownMotif Spi1 { get; } = new("SPI1", "aaAGAGGAAGTg", "Ray-Gallet and others, Oncogene 1995; Heinz and others, Molecular Cell 2010");

    /// <summary>FOXA1 and other forkhead factors.</summary>
    public static KnownMotif Foxa1 { get; } = new("FOXA1", "TGTTTACwyw", "Overdier and others, Molecular and Cellular Biology 1994; Lupien and others, Cell 2008");

    /// <summary>REST (NRSF) on its 21-base element RE1.</summary>
    public static KnownMotif Rest { get; } = new("REST", "TTCAGCACCayGGACAGCGCC", "Schoenherr and Anderson, Science 1995; Johnson and others, Science 2007");

    /// <summary>GABPA and other ETS factors of its class.</summary>
    public static KnownMotif Gabpa { get; } = new("GABPA", "rCCGGAAGTr", "Virbasius and others, Genes and Development 1993; Wei and others, EMBO Journal 2010");

    /// <summary>MYC with MAX on the E-box.</summary>
    public static KnownMotif Myc { get; } = new("MYC", "rcCACGTGgy", "Blackwell and others, Science 1990");

    /// <summary>GATA factors (decoy).</summary>
    public static KnownMotif Gata { get; } = new("GATA", "wGATAAg", "Merika and Orkin, Molecular and Cellular Biology 1993");

    /// <summary>AP-1, the pair of JUN and FOS (decoy).</summary>
    public static KnownMotif Ap1 { get; } = new("AP1", "rTGASTCAy", "Angel and others, Cell 1987");

    /// <summary>NF-Y on the CCAAT box (decoy).</summary>
    public static KnownMotif Nfy { get; } = new("NFY", "yrRCCAATSr", "Mantovani, Nucleic Acids Research 1998");

    /// <summary>The factors of the default model in the order of its outputs.</summary>
    public static IReadOnlyList<KnownMotif> Factors { get; } = [Ctcf, Spi1, Foxa1, Rest, Gabpa, Myc];

    /// <summary>Motifs of other factors.</summary>
    public static IReadOnlyList<KnownMotif> Decoys { get; } = [Gata, Ap1, Nfy];

    /// <summary>Reads motifs as people write them: names of the ones here, or a name and a consensus of their own, e.g. <c>CTCF, MYB=yAACkG</c>.</summary>
    /// <param name="text">Separated by commas; empty for none.</param>
    /// <exception cref="InputException">A name is not known and has no consensus, or a letter is not IUPAC's.</exception>
    public static IReadOnlyList<KnownMotif> Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return [.. text.Split([',', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(One)];
    }

    private static KnownMotif One(string text) => text.Split('=', 2, StringSplitOptions.TrimEntries) is [var name, { Length: > 0 } consensus]
        ? new KnownMotif(name, consensus, "given by hand")
        : Factors.Concat(Decoys).FirstOrDefault(motif => motif.Name.Equals(text, StringComparison.OrdinalIgnoreCase))
            ?? throw new InputException($"There is no motif '{text}' here; there are {string.Join(", ", Factors.Concat(Decoys).Select(motif => motif.Name))}, or write a name and a consensus, such as MYB=yAACkG.");
}
