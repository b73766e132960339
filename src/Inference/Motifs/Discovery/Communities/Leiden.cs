using CisLens.Inference.Sequences;

namespace CisLens.Inference.Motifs.Discovery.Communities;

/// <summary>
/// Communities of the largest modularity by the Leiden algorithm (Traag, Waltman and van Eck 2019): vertices move between
/// communities, communities are refined into connected parts, the parts become the vertices of a smaller graph, and all of it is
/// repeated until the modularity grows no more. The refinement joins a vertex to the part that gains most.
/// </summary>
internal static class Leiden
{
    private const double LeastImprovement = 1e-10;

    /// <summary>The best of several searches with different seeds.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="runs">How many searches.</param>
    /// <param name="seed">Equal seeds give equal communities, whatever the number of threads.</param>
    /// <param name="token">Checked on the way.</param>
    /// <returns>The community of each vertex, numbered from 0 in falling order of size.</returns>
    public static int[] Best(WeightedGraph graph, int runs, long seed, CancellationToken token)
    {
        var found = new int[runs][];
        var modularities = new double[runs];
        Parallel.For(0, runs, new ParallelOptions { CancellationToken = token }, run =>
        {
            found[run] = Find(graph, SeededRandom.ForItem(seed, run), token);
            modularities[run] = graph.Modularity(found[run]);
        });
        return BySize(found[Array.IndexOf(modularities, modularities.Max())]);
    }

    /// <summary>One search.</summary>
    /// <returns>The community of each vertex.</returns>
    public static int[] Find(WeightedGraph graph, SeededRandom random, CancellationToken token)
    {
        var membership = Enumerable.Range(0, graph.Vertices).ToArray();
        if (graph.Total <= 0)
            return membership;
        var modularity = graph.Modularity(membership);
        while (true)
        {
            var improved = Pass(graph, membership, random, token);
            var reached = graph.Modularity(improved);
            if (reached > modularity)
                membership = improved;
            if (reached <= modularity + LeastImprovement)
                return membership;
            modularity = reached;
        }
    }

    private static int[] Pass(WeightedGraph graph, int[] membership, SeededRandom random, CancellationToken token)
    {
        var current = graph;
        var vertex = Enumerable.Range(0, graph.Vertices).ToArray();
        var communities = (int[])membership.Clone();
        while (true)
        {
            new CommunityState(current, communities).MoveAll(random, token);
            var (numbered, count) = CommunityState.Renumbered(communities);
            if (count == current.Vertices)
                break;
            var refined = new CommunityState(current, [.. Enumerable.Range(0, current.Vertices)]);
            refined.MergeWithin(numbered, random, token);
            var (parts, partCount) = CommunityState.Renumbered(refined.Membership);
            // Where nothing could be refined the communities themselves are joined.
            if (partCount == current.Vertices)
                (parts, partCount) = (numbered, count);
            communities = new int[partCount];
            for (var member = 0; member < parts.Length; member++)
                communities[parts[member]] = numbered[member];
            for (var original = 0; original < vertex.Length; original++)
                vertex[original] = parts[vertex[original]];
            current = current.Aggregate(parts, partCount);
        }
        return Array.ConvertAll(vertex, part => communities[part]);
    }

    private static int[] BySize(int[] membership)
    {
        var (numbered, count) = CommunityState.Renumbered(membership);
        var sizes = new int[count];
        foreach (var community in numbered)
            sizes[community]++;
        var order = Enumerable.Range(0, count).OrderByDescending(community => sizes[community]).ToArray();
        var rank = new int[count];
        for (var place = 0; place < count; place++)
            rank[order[place]] = place;
        return Array.ConvertAll(numbered, community => rank[community]);
    }
}
