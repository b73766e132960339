namespace CisLens.Inference.Motifs.Instances;

/// <summary>A distance that two motifs keep more often than by chance.</summary>
/// <param name="First">Index of the motif that is looked from.</param>
/// <param name="Second">Index of the other.</param>
/// <param name="SameStrand">Whether both stand on the same strand.</param>
/// <param name="IsDownstream">Whether the second lies behind the first, in the first's direction of reading.</param>
/// <param name="Distance">Bases between them.</param>
/// <param name="Pairs">Pairs found.</param>
/// <param name="Expected">Pairs expected when the second lies anywhere in its row, apart from the first.</param>
/// <param name="PValue">Probability of at least so many (Poisson).</param>
/// <param name="QValue">The same by Benjamini and Hochberg, over all distances of all pairs of motifs.</param>
public sealed record SpacingPeak(
    int First, int Second, bool SameStrand, bool IsDownstream, int Distance, int Pairs, double Expected, double PValue, double QValue);
