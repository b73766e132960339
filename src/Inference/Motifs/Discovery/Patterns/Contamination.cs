using CisLens.Inference.Motifs.Discovery.Similarity;
using CisLens.Inference.Sequences;

namespace CisLens.Inference.Motifs.Discovery.Patterns;

/// <summary>
/// How far the seqlets of two patterns cannot be told apart: 0 where those of one are always more alike than those of two, 1
/// where it makes no difference. Two areas under the ROC curve, one for the columns of each pattern, are averaged.
/// </summary>
internal static class Contamination
{
    private const int MostSeqlets = 1000;

    /// <summary>The contamination of two patterns.</summary>
    public static double Of(ContributionCrop crop, DraftPattern one, DraftPattern other, bool bothStrands, long seed, CancellationToken token) =>
        (Directed(crop, one, other, bothStrands, seed, token) + Directed(crop, other, one, bothStrands, seed, token)) / 2;

    private static double Directed(ContributionCrop crop, DraftPattern pattern, DraftPattern other, bool bothStrands, long seed, CancellationToken token)
    {
        var alignment = PatternAlignment.Of(pattern, other, bothStrands);
        var own = new AlignedTracks(crop, Some(pattern, seed));
        var moved = new AlignedTracks(crop, [.. Some(other, seed).Select(place => alignment.Moved(place, pattern.Width)).Where(crop.HoldsGrowing)]);
        // Nothing to compare says nothing against the two being one.
        if (own.Count < 2 || moved.Count == 0)
            return 1;
        // Each seqlet with itself too: small patterns are told apart more readily.
        var within = new float[own.Count * own.Count];
        var between = new float[own.Count * moved.Count];
        Parallel.For(0, own.Count, new ParallelOptions { CancellationToken = token }, row =>
        {
            for (var next = 0; next < own.Count; next++)
                within[(row * own.Count) + next] = Jaccard.Of(own[row], own[next]);
            for (var next = 0; next < moved.Count; next++)
                between[(row * moved.Count) + next] = Jaccard.Of(own[row], moved[next]);
        });
        return 2 * (1 - Math.Max(Area(within, between), 0.5));
    }

    /// <summary>The chance that one of the first numbers is larger than one of the second, ties half.</summary>
    internal static double Area(float[] larger, float[] smaller)
    {
        Array.Sort(larger);
        Array.Sort(smaller);
        double wins = 0;
        int below = 0, upTo = 0;
        foreach (var value in larger)
        {
            while (below < smaller.Length && smaller[below] < value)
                below++;
            while (upTo < smaller.Length && smaller[upTo] <= value)
                upTo++;
            wins += (below + upTo) / 2.0;
        }
        return wins / ((double)larger.Length * smaller.Length);
    }

    private static SeqletPlace[] Some(DraftPattern pattern, long seed)
    {
        SeqletPlace[] places = [.. pattern.Places];
        if (places.Length <= MostSeqlets)
            return places;
        SeededRandom.ForItem(seed, places.Length).Shuffle<SeqletPlace>(places);
        return places[..MostSeqlets];
    }
}
