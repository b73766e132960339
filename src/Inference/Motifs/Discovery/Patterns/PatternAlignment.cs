using CisLens.Inference.Motifs.Discovery.Similarity;

namespace CisLens.Inference.Motifs.Discovery.Patterns;

/// <summary>Where one pattern lies best on another.</summary>
/// <param name="Similarity">Pearson correlation there: the cosine of the contributions less each pattern's mean, -1 to 1.</param>
/// <param name="Offset">Position of the first pattern under the first position of the second, as turned; may be negative.</param>
/// <param name="IsTurned">Whether the second pattern was turned to the other strand.</param>
internal readonly record struct PatternAlignment(double Similarity, int Offset, bool IsTurned)
{
    /// <summary>Slides the second pattern along the first.</summary>
    public static PatternAlignment Of(DraftPattern first, DraftPattern second, bool bothStrands)
    {
        var still = Centred(first.Sum);
        var best = Best(still, Centred(second.Sum), turned: false);
        if (!bothStrands)
            return best;
        var turned = new float[second.Sum.Length];
        Tracks.Turn(second.Sum, turned);
        var other = Best(still, Centred(turned), turned: true);
        return other.Similarity > best.Similarity ? other : best;
    }

    /// <summary>The places of the second pattern's seqlets in the columns of the first.</summary>
    public SeqletPlace Moved(SeqletPlace place, int width)
    {
        var turned = IsTurned ? place.Turned() : place;
        return turned.Widened(Offset, width - Offset - place.Width);
    }

    private static PatternAlignment Best(double[] still, double[] sliding, bool turned)
    {
        var (width, other) = (still.Length / MotifMatrix.Letters, sliding.Length / MotifMatrix.Letters);
        var padding = Alignment.Padding(Math.Min(width, other));
        var best = new PatternAlignment(double.NegativeInfinity, 0, turned);
        for (var offset = -padding; offset <= width - other + padding; offset++)
        {
            double xy = 0, xx = 0, yy = 0;
            for (var index = 0; index < sliding.Length; index++)
            {
                var at = index + (offset * MotifMatrix.Letters);
                var x = at >= 0 && at < still.Length ? still[at] : 0;
                xy += x * sliding[index];
                xx += x * x;
                yy += sliding[index] * sliding[index];
            }
            var similarity = xx > 0 && yy > 0 ? xy / Math.Sqrt(xx * yy) : 0;
            if (similarity > best.Similarity)
                best = new PatternAlignment(similarity, offset, turned);
        }
        return best;
    }

    private static double[] Centred(ReadOnlySpan<float> sum)
    {
        var contributions = new double[sum.Length / 2];
        for (var index = 0; index < contributions.Length; index++)
            contributions[index] = sum[(index / MotifMatrix.Letters * Tracks.Channels) + MotifMatrix.Letters + (index % MotifMatrix.Letters)];
        var mean = contributions.Average();
        return Array.ConvertAll(contributions, value => value - mean);
    }
}
