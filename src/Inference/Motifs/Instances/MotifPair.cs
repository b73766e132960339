namespace CisLens.Inference.Motifs.Instances;

/// <summary>How often two motifs stand in the same rows.</summary>
/// <param name="First">Index of a motif.</param>
/// <param name="Second">Index of another, larger.</param>
/// <param name="Rows">All rows.</param>
/// <param name="WithFirst">Rows with the first.</param>
/// <param name="WithSecond">Rows with the second.</param>
/// <param name="WithBoth">Rows with both, at places that share no base.</param>
/// <param name="PValue">Probability of at least so many by chance (hypergeometric: Fisher's exact test, one-sided).</param>
/// <param name="QValue">The same by Benjamini and Hochberg, over all pairs of motifs that are both there.</param>
public sealed record MotifPair(int First, int Second, int Rows, int WithFirst, int WithSecond, int WithBoth, double PValue, double QValue)
{
    /// <summary>Rows with both, as a multiple of what is expected when the two have nothing to do with each other.</summary>
    public double Lift => (double)WithBoth * Rows / ((double)WithFirst * WithSecond);

    /// <summary>(both x neither) / (only first x only second), a half added to each of the four (Haldane and Anscombe).</summary>
    public double OddsRatio => (WithBoth + 0.5) * (Rows - WithFirst - WithSecond + WithBoth + 0.5) / ((WithFirst - WithBoth + 0.5) * (WithSecond - WithBoth + 0.5));
}
