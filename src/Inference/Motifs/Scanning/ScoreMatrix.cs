using CisLens.Inference.Motifs.Tomtom;

namespace CisLens.Inference.Motifs.Scanning;

/// <summary>
/// Log-odds of a motif as whole numbers: <c>round((x - offset) scale)</c>, at most 1,000 a column, so that the distribution of the
/// scores of random sites is exact. Columns are [width x 4].
/// </summary>
internal sealed class ScoreMatrix
{
    private const double Steps = 1000;

    private readonly double _offset;
    private readonly double _scale;
    private readonly Background _background;

    /// <summary>Scales a motif.</summary>
    /// <param name="motif">The motif.</param>
    /// <param name="pseudocount">Sites added, above 0.</param>
    /// <param name="background">The shares as chosen, for the pseudocount.</param>
    /// <param name="bothStrands">Whether scores and p-values use the mean of both strands.</param>
    public ScoreMatrix(Motif motif, double pseudocount, Background background, bool bothStrands)
    {
        var shares = TomtomMotif.Create(motif, pseudocount, background).Shares;
        _background = bothStrands ? background.BothStrands() : background;
        var logOdds = new double[shares.Length];
        for (var index = 0; index < shares.Length; index++)
            logOdds[index] = Math.Log2(shares[index] / _background[index % MotifMatrix.Letters]);
        var (least, most) = (logOdds.Min(), logOdds.Max());
        if (most == least)
            least = most - 1;
        _offset = Math.Floor(least);
        _scale = Math.Floor(Steps / (most - _offset));
        Forward = [.. logOdds.Select(value => (int)Math.Round((value - _offset) * _scale, MidpointRounding.AwayFromZero))];
        Reverse = [.. Forward.Reverse()];
    }

    public int Width => Forward.Length / MotifMatrix.Letters;

    public int[] Forward { get; }

    public int[] Reverse { get; }

    /// <summary>The score in bits.</summary>
    public double Bits(int score) => (score / _scale) + (Width * _offset);

    /// <summary>p-values by score: the probability that a random site scores as much or more, from 0 to the largest score.</summary>
    public double[] PValues()
    {
        double[] shares = [1];
        for (var position = 0; position < Width; position++)
        {
            var column = Forward.AsSpan(position * MotifMatrix.Letters, MotifMatrix.Letters);
            var next = new double[shares.Length + Math.Max(Math.Max(column[0], column[1]), Math.Max(column[2], column[3]))];
            for (var letter = 0; letter < MotifMatrix.Letters; letter++)
                for (var score = 0; score < shares.Length; score++)
                    next[score + column[letter]] += shares[score] * _background[letter];
            shares = next;
        }
        for (var score = shares.Length - 2; score >= 0; score--)
            shares[score] = Math.Min(1, shares[score] + shares[score + 1]);
        return shares;
    }
}
