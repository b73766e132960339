namespace CisLens.Inference.Motifs.Instances;

/// <summary>Where a motif stands in a row.</summary>
/// <param name="Row">Row, from 0.</param>
/// <param name="Motif">Index of the motif.</param>
/// <param name="Start">First position in the row.</param>
/// <param name="End">One after the last.</param>
/// <param name="IsReverseComplement">Whether it stands on the other strand of the row.</param>
public readonly record struct MotifSite(int Row, int Motif, int Start, int End, bool IsReverseComplement = false);
