namespace CisLens.Inference.Motifs;

/// <summary>A known motif that a query resembles, as Tomtom reports it.</summary>
/// <param name="Query">The query's identifier.</param>
/// <param name="Target">The known motif.</param>
/// <param name="Database">Index of the target's database among those searched.</param>
/// <param name="Offset">Position of the target (as oriented) that lies under the query's first position; may be negative.</param>
/// <param name="Overlap">Positions that lie on each other.</param>
/// <param name="IsReverseComplement">Whether the target was turned to the other strand first.</param>
/// <param name="PValue">Probability that a random target of this width matches as well, over all offsets and both strands.</param>
/// <param name="EValue">p x number of targets: matches as good expected by chance.</param>
/// <param name="QValue">Smallest false discovery rate at which the match would be reported.</param>
public sealed record MotifMatch(
    string Query, Motif Target, int Database, int Offset, int Overlap, bool IsReverseComplement, double PValue, double EValue, double QValue);
