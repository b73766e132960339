namespace CisLens.Inference.Motifs.Tomtom;

/// <summary>A motif as Tomtom compares it: columns that sum to 1, with pseudocounts.</summary>
/// <param name="Shares">[width x 4].</param>
/// <param name="Sites">Sites behind them, a whole number.</param>
internal sealed record TomtomMotif(double[] Shares, int Sites)
{
    // Columns further from a sum of 1 are divided by it; files print few digits.
    private const double SumTolerance = 1e-5;

    // Added to each share of the background, so that none is 0.
    private const double BackgroundFloor = 5e-7;

    public int Width => Shares.Length / MotifMatrix.Letters;

    public ReadOnlySpan<double> Column(int position) => Shares.AsSpan(position * MotifMatrix.Letters, MotifMatrix.Letters);

    public static TomtomMotif Create(Motif motif, double pseudocount, Background background)
    {
        var shares = motif.Ppm.Values.ToArray();
        var sites = motif.Sites is >= 1 and var stated ? (int)Math.Min(stated, int.MaxValue) : (int)Motif.DefaultSites;
        for (var start = 0; start < shares.Length; start += MotifMatrix.Letters)
        {
            var column = shares.AsSpan(start, MotifMatrix.Letters);
            var sum = column[0] + column[1] + column[2] + column[3];
            for (var letter = 0; letter < MotifMatrix.Letters; letter++)
            {
                if (Math.Abs(sum - 1) > SumTolerance)
                    column[letter] /= sum;
                if (pseudocount > 0)
                    column[letter] = ((sites * column[letter]) + (pseudocount * background[letter])) / (sites + pseudocount);
            }
        }
        return new TomtomMotif(shares, sites);
    }

    public static Background BackgroundOf(TomtomOptions options)
    {
        var shares = options.Background ?? [0.25, 0.25, 0.25, 0.25];
        return Motifs.Background.FromShares([.. shares.Select(share => share + BackgroundFloor)]);
    }
}
