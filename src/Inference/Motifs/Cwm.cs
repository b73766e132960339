namespace CisLens.Inference.Motifs;

/// <summary>
/// Contribution weight matrix: the mean attribution of each letter at each position over a pattern's seqlets, in the unit of
/// the target; negative where the letter lowers the output. Not a probability: it is never written where probabilities belong.
/// </summary>
public sealed class Cwm : MotifMatrix
{
    /// <summary>Takes contributions over.</summary>
    /// <param name="contributions">[width x 4], any sign.</param>
    public Cwm(double[] contributions)
        : base(contributions)
    {
    }

    /// <summary>Sum of the absolute contributions of a position.</summary>
    public double Strength(int position)
    {
        var column = Column(position);
        return Math.Abs(column[0]) + Math.Abs(column[1]) + Math.Abs(column[2]) + Math.Abs(column[3]);
    }

    /// <summary>
    /// The range from the first to the last position whose <see cref="Strength"/> is at least a share of the largest, as in
    /// the reports of TF-MoDISco (share 0.3).
    /// </summary>
    /// <param name="share">0 to 1.</param>
    /// <returns>First position and number of positions.</returns>
    public (int Start, int Width) TrimRange(double share = 0.3)
    {
        var strengths = Enumerable.Range(0, Width).Select(Strength).ToList();
        var limit = share * strengths.Max();
        var start = strengths.FindIndex(value => value >= limit);
        return (start, strengths.FindLastIndex(value => value >= limit) - start + 1);
    }

    /// <summary>The other strand.</summary>
    public Cwm ReverseComplement() => new(Reversed());

    /// <summary>Some positions.</summary>
    public Cwm Slice(int start, int width) => new(Part(start, width));
}
