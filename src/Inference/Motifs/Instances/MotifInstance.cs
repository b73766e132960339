namespace CisLens.Inference.Motifs.Instances;

/// <summary>A place where a motif stands, scored by the sequence and by what the model makes of it.</summary>
/// <param name="Motif">Index of the motif among those looked for.</param>
/// <param name="Row">Row, from 0.</param>
/// <param name="Start">First position in the row.</param>
/// <param name="End">One after the last.</param>
/// <param name="IsReverseComplement">Whether the motif stands on the other strand of the row.</param>
/// <param name="Score">Log-odds of the bases, in bits.</param>
/// <param name="PValue">Probability that random bases of the background score as much.</param>
/// <param name="Attribution">Sum of the contributions of the bases, in the unit of the target.</param>
/// <param name="Percentile">Share, in percent, of all windows of the same width whose contributions add up to no more by size; 100 for the strongest.</param>
/// <param name="Similarity">How alike the contributions and the motif are, -1 to 1; see <see cref="InstanceMotif.Shape"/>.</param>
public readonly record struct MotifInstance(
    int Motif, int Row, int Start, int End, bool IsReverseComplement, double Score, double PValue, double Attribution, double Percentile, double Similarity)
{
    /// <summary>The place alone.</summary>
    public MotifSite Site => new(Row, Motif, Start, End, IsReverseComplement);
}
