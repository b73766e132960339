using CisLens.Inference.Motifs.Discovery.Communities;
using CisLens.Inference.Motifs.Discovery.Similarity;

namespace CisLens.Inference.Motifs.Discovery.Patterns;

/// <summary>
/// Divides the seqlets of a pattern into groups of like ones: similarities as they are aligned, the conditional probabilities of
/// t-SNE (van der Maaten and Hinton 2008) between near ones as weights of a graph, its communities as groups.
/// </summary>
internal static class PatternSplitting
{
    private const int Perplexity = 50;

    // These graphs are small, and which pieces there are decides what is merged: more searches than for whole rounds.
    private const int LeastSearches = 10;

    // As in Barnes-Hut t-SNE (van der Maaten 2014) farther seqlets have no weight.
    private const int Neighbours = (3 * Perplexity) + 2;

    /// <summary>Divides a pattern's seqlets.</summary>
    /// <returns>The seqlets of each group, largest group first; the whole pattern where it has too few seqlets to divide.</returns>
    public static IReadOnlyList<IReadOnlyList<SeqletPlace>> Groups(ContributionCrop crop, DraftPattern pattern, ModiscoOptions options, long seed, CancellationToken token)
    {
        SeqletPlace[] places = [.. pattern.Places];
        if (places.Length <= Perplexity)
            return [places];
        var graph = Graph(crop, places, token);
        var groups = Leiden.Best(graph, Math.Max(LeastSearches, options.NLeiden), seed, token);
        return [.. places.Zip(groups).GroupBy(pair => pair.Second, pair => pair.First).OrderBy(group => group.Key).Select(group => group.ToArray())];
    }

    private static WeightedGraph Graph(ContributionCrop crop, SeqletPlace[] places, CancellationToken token)
    {
        var tracks = new AlignedTracks(crop, places);
        var each = Math.Min(Neighbours, places.Length - 1);
        var columns = new int[checked(places.Length * each)];
        var values = new float[columns.Length];
        Parallel.For(0, places.Length, new ParallelOptions { CancellationToken = token }, () => new Strongest(each), (row, _, nearest) =>
        {
            for (var other = 0; other < places.Length; other++)
                if (other != row)
                    nearest.Offer(Jaccard.Of(tracks[row], tracks[other]), other);
            var weights = values.AsSpan(row * each, each);
            nearest.Drain(columns.AsSpan(row * each, each), weights);
            Probabilities(weights);
            return nearest;
        }, _ => { });
        var rows = SymmetricRows.Sum(new SparseRows([.. Enumerable.Range(0, places.Length + 1).Select(row => row * each)], columns, values));
        return new WeightedGraph(rows.Starts, rows.Columns, rows.Values, new double[places.Length]);
    }

    private static void Probabilities(Span<float> similarities)
    {
        for (var index = 0; index < similarities.Length; index++)
            similarities[index] = DensityAdaptation.Distance(similarities[index]);
        var scale = PerplexityScale.Find(similarities, Perplexity, withSelf: false);
        var sum = 0.0;
        foreach (var distance in similarities)
            sum += Math.Exp(-scale * distance);
        for (var index = 0; index < similarities.Length; index++)
            similarities[index] = sum > 0 ? (float)(Math.Exp(-scale * similarities[index]) / sum) : 0;
    }
}
