using CisLens.Inference.Statistics;

namespace CisLens.Inference.Experiments;

/// <summary>The effect of a motif on backgrounds of one kind, in units of the target. It is one on the model, not on biology.</summary>
/// <param name="Effect">Mean paired difference, with the motif minus without; n is the number of backgrounds.</param>
/// <param name="P">Two-sided p-value of Wilcoxon's signed-rank test of the differences.</param>
/// <param name="Q">False discovery rate over all effects that are told together (Benjamini and Hochberg).</param>
/// <param name="Shuffled">The same of the letters of the motif in another order.</param>
/// <param name="AboveShuffled">By how much the motif does more than its shuffle in the direction of its effect; paired, negative where it does less.</param>
/// <param name="Scrambled">The same of a scramble with the GC content and the pairs of neighbors that the sequence has with the motif.</param>
/// <param name="AboveScrambled">By how much the motif does more than its scramble in the direction of its effect.</param>
public sealed record MotifEffect(Estimate Effect, double P, double Q, Estimate Shuffled, Estimate AboveShuffled, Estimate Scrambled, Estimate AboveScrambled)
{
    /// <summary>1 where the whole interval is above 0, -1 where it is below, else 0.</summary>
    public int Direction => Effect.Low > 0 ? 1 : Effect.High < 0 ? -1 : 0;

    /// <summary>Whether the whole interval says that the motif does more than its letters in another order.</summary>
    public bool ExceedsShuffle => AboveShuffled.Low > 0;

    /// <summary>Whether the whole interval says that the motif does more than the scramble.</summary>
    public bool ExceedsScramble => AboveScrambled.Low > 0;
}
