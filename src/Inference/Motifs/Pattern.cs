namespace CisLens.Inference.Motifs;

/// <summary>A motif discovered from attributions, with the seqlets it was made of.</summary>
/// <param name="Name">As TF-MoDISco names them: <c>pos_patterns.pattern_0</c>, <c>neg_patterns.pattern_0</c>, in order of size.</param>
/// <param name="Sign">Whether it raises or lowers the output.</param>
/// <param name="Seqlets">All as wide as the pattern, turned to its direction.</param>
/// <param name="Pfm">Letters of the seqlets, counted.</param>
/// <param name="Cwm">Mean contribution of the observed bases.</param>
/// <param name="Hypothetical">Mean hypothetical contribution of each letter.</param>
public sealed record Pattern(string Name, ContributionSign Sign, IReadOnlyList<Seqlet> Seqlets, Pfm Pfm, Cwm Cwm, Cwm Hypothetical)
{
    /// <summary>Share of the largest position strength below which the ends are cut off for display and matching.</summary>
    public const double TrimShare = 0.3;

    /// <summary>Finer groups of the same seqlets; may be empty.</summary>
    public IReadOnlyList<Pattern> Subpatterns { get; init; } = [];

    /// <summary>The part that people see and that is matched with known motifs: first position and number of positions.</summary>
    public (int Start, int Width) Core => Cwm.TrimRange(TrimShare);
}
