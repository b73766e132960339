namespace CisLens.Inference.Experiments;

/// <summary>What a motif and its controls change in the output, background by background, in units of the target.</summary>
/// <param name="Motif">With the motif, minus without.</param>
/// <param name="Shuffled">With the letters of the motif in another order, minus without.</param>
/// <param name="Scrambled">With the stretch around the motif shuffled so that GC content and pairs of neighbors stay, minus without.</param>
public sealed record MotifDifferences(double[] Motif, double[] Shuffled, double[] Scrambled);
