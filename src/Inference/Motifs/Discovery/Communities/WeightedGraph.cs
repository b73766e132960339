namespace CisLens.Inference.Motifs.Discovery.Communities;

/// <summary>
/// An undirected graph with weighted edges as compressed rows: each edge is listed at both of its ends, a vertex's edge to itself
/// apart. Weights are not negative.
/// </summary>
internal sealed class WeightedGraph
{
    /// <summary>Takes the arrays over.</summary>
    /// <param name="starts">[vertices + 1], where the edges of a vertex begin.</param>
    /// <param name="neighbours">[edges], the other end.</param>
    /// <param name="weights">[edges].</param>
    /// <param name="loops">[vertices], weight of a vertex's edge to itself, counted once in its strength.</param>
    public WeightedGraph(int[] starts, int[] neighbours, float[] weights, double[] loops)
    {
        (Starts, Neighbours, Weights, Loops) = (starts, neighbours, weights, loops);
        Strengths = new double[loops.Length];
        for (var vertex = 0; vertex < Strengths.Length; vertex++)
        {
            var strength = loops[vertex];
            for (var edge = starts[vertex]; edge < starts[vertex + 1]; edge++)
                strength += weights[edge];
            Strengths[vertex] = strength;
            Total += strength;
        }
    }

    public int Vertices => Loops.Length;

    public int[] Starts { get; }

    public int[] Neighbours { get; }

    public float[] Weights { get; }

    public double[] Loops { get; }

    /// <summary>Sum of the weights at each vertex.</summary>
    public double[] Strengths { get; }

    /// <summary>Sum of all strengths.</summary>
    public double Total { get; }

    /// <summary>
    /// Modularity (Newman and Girvan 2004): the share of weight inside communities, less the share expected if edges joined
    /// vertices by their strengths alone.
    /// </summary>
    /// <param name="membership">The community of each vertex, 0 to vertices - 1.</param>
    public double Modularity(ReadOnlySpan<int> membership)
    {
        if (Total <= 0)
            return 0;
        var inside = 0.0;
        var strengths = new double[Vertices];
        for (var vertex = 0; vertex < Vertices; vertex++)
        {
            strengths[membership[vertex]] += Strengths[vertex];
            inside += Loops[vertex];
            for (var edge = Starts[vertex]; edge < Starts[vertex + 1]; edge++)
                if (membership[Neighbours[edge]] == membership[vertex])
                    inside += Weights[edge];
        }
        return (inside / Total) - strengths.Sum(strength => strength / Total * (strength / Total));
    }

    /// <summary>The graph whose vertices are groups of this one's.</summary>
    /// <param name="group">The group of each vertex, 0 to <paramref name="groups"/> - 1, none empty.</param>
    /// <param name="groups">Number of groups.</param>
    public WeightedGraph Aggregate(int[] group, int groups)
    {
        var order = ByGroup(group, groups);
        var starts = new int[groups + 1];
        var neighbours = new List<int>();
        var weights = new List<float>();
        var loops = new double[groups];
        var sums = new double[groups];
        var touched = new List<int>();
        var next = 0;
        for (var current = 0; current < groups; current++)
        {
            for (; next < order.Length && group[order[next]] == current; next++)
                AddEdges(order[next], group, current, loops, sums, touched);
            touched.Sort();
            foreach (var other in touched)
            {
                neighbours.Add(other);
                weights.Add((float)sums[other]);
                sums[other] = 0;
            }
            touched.Clear();
            starts[current + 1] = neighbours.Count;
        }
        return new WeightedGraph(starts, [.. neighbours], [.. weights], loops);
    }

    private void AddEdges(int vertex, int[] group, int current, double[] loops, double[] sums, List<int> touched)
    {
        loops[current] += Loops[vertex];
        for (var edge = Starts[vertex]; edge < Starts[vertex + 1]; edge++)
        {
            var other = group[Neighbours[edge]];
            if (other == current)
            {
                loops[current] += Weights[edge];
                continue;
            }
            if (sums[other] == 0 && Weights[edge] > 0)
                touched.Add(other);
            sums[other] += Weights[edge];
        }
    }

    private static int[] ByGroup(int[] group, int groups)
    {
        var place = new int[groups + 1];
        foreach (var of in group)
            place[of + 1]++;
        for (var index = 0; index < groups; index++)
            place[index + 1] += place[index];
        var order = new int[group.Length];
        for (var vertex = 0; vertex < group.Length; vertex++)
            order[place[group[vertex]]++] = vertex;
        return order;
    }
}
