namespace CisLens.Inference.Motifs.Scanning;

/// <summary>A site that a motif matches in a sequence.</summary>
/// <param name="Motif">The motif.</param>
/// <param name="Row">Row of the sequence among those scanned, from 0.</param>
/// <param name="Sequence">Name of the sequence.</param>
/// <param name="Start">First position in the sequence, from 0.</param>
/// <param name="End">One after the last position.</param>
/// <param name="IsReverseComplement">Whether the site is on the other strand.</param>
/// <param name="Score">Log-odds in bits.</param>
/// <param name="PValue">Probability that a random site of the background scores as well.</param>
/// <param name="QValue">Smallest false discovery rate among the motif's sites at which it would be reported.</param>
/// <param name="Matched">Its bases in the direction of the motif.</param>
public sealed record MotifHit(
    Motif Motif, long Row, string Sequence, int Start, int End, bool IsReverseComplement, double Score, double PValue, double QValue, string Matched);
