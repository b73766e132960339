namespace CisLens.Inference.Sequences;

/// <summary>
/// A sequence seen as a walk over the four bases that uses each of its neighbor pairs once. All walks with the same pairs and the
/// same ends are its dinucleotide shuffles.
/// </summary>
internal static class EulerianPaths
{
    /// <summary>Replaces the walk by a random one, all being equally likely.</summary>
    /// <param name="codes">Known bases only (0 to 3), at least one.</param>
    /// <param name="random">Where the randomness comes from.</param>
    public static void Walk(Span<byte> codes, SeededRandom random)
    {
        Span<int> starts = stackalloc int[5];
        var edges = codes.Length <= 4096 ? stackalloc byte[codes.Length] : new byte[codes.Length];
        CollectEdges(codes, starts, edges);
        var root = codes[^1];
        Span<int> lastEdge = stackalloc int[4];
        ChooseLastEdges(edges, starts, root, lastEdge, random);
        for (var vertex = 0; vertex < 4; vertex++)
        {
            var exits = edges[starts[vertex]..starts[vertex + 1]];
            if (lastEdge[vertex] >= 0)
            {
                (exits[^1], exits[lastEdge[vertex]]) = (exits[lastEdge[vertex]], exits[^1]);
                exits = exits[..^1];
            }
            random.Shuffle(exits);
        }
        for (var i = 1; i < codes.Length; i++)
            codes[i] = edges[starts[codes[i - 1]]++];
    }

    /// <summary>The decimal logarithm of the number of walks with the same pairs and ends.</summary>
    /// <param name="codes">Known bases only (0 to 3).</param>
    public static double Log10Count(ReadOnlySpan<byte> codes)
    {
        if (codes.Length <= 3)
            return 0;
        Span<int> pairs = stackalloc int[16];
        Span<int> exits = stackalloc int[4];
        for (var i = 1; i < codes.Length; i++)
        {
            pairs[4 * codes[i - 1] + codes[i]]++;
            exits[codes[i - 1]]++;
        }
        var logarithm = Math.Log10(Cofactor(pairs, exits, codes[^1], codes[0]));
        foreach (var exit in exits)
            logarithm += Log10Factorial(exit);
        foreach (var pair in pairs)
            logarithm -= Log10Factorial(pair);
        return Math.Max(0, Math.Round(logarithm, 9));
    }

    private static void CollectEdges(ReadOnlySpan<byte> codes, Span<int> starts, Span<byte> edges)
    {
        for (var i = 0; i < codes.Length - 1; i++)
            starts[codes[i] + 1]++;
        for (var vertex = 0; vertex < 4; vertex++)
            starts[vertex + 1] += starts[vertex];
        Span<int> next = stackalloc int[4];
        starts[..4].CopyTo(next);
        for (var i = 0; i < codes.Length - 1; i++)
            edges[next[codes[i]]++] = codes[i + 1];
    }

    // Wilson: from each base walk at random until the tree is met, then add the walk without its loops. A loop is forgotten
    // because leaving a base again overwrites the exit remembered for it. The root is reachable from every base of the sequence.
    private static void ChooseLastEdges(ReadOnlySpan<byte> edges, ReadOnlySpan<int> starts, byte root, Span<int> lastEdge, SeededRandom random)
    {
        Span<bool> inTree = stackalloc bool[4];
        inTree[root] = true;
        lastEdge.Fill(-1);
        for (var vertex = 0; vertex < 4; vertex++)
        {
            if (starts[vertex] == starts[vertex + 1])
                continue;
            for (int at = vertex; !inTree[at]; at = edges[starts[at] + lastEdge[at]])
                lastEdge[at] = random.Next(starts[at + 1] - starts[at]);
            for (int at = vertex; !inTree[at]; at = edges[starts[at] + lastEdge[at]])
                inTree[at] = true;
        }
    }

    // The (last, first) cofactor of I - P, where P holds the shares of the exits of each base.
    private static double Cofactor(ReadOnlySpan<int> pairs, ReadOnlySpan<int> exits, int skipRow, int skipColumn)
    {
        var minor = new double[3, 3];
        for (int row = 0, r = 0; row < 4; row++)
        {
            if (row == skipRow)
                continue;
            for (int column = 0, c = 0; column < 4; column++)
            {
                if (column == skipColumn)
                    continue;
                var share = exits[row] == 0 ? 0 : (double)pairs[4 * row + column] / exits[row];
                minor[r, c++] = (row == column ? 1 : 0) - share;
            }
            r++;
        }
        var sign = (skipRow + skipColumn) % 2 == 0 ? 1 : -1;
        return sign * Determinant(minor);
    }

    private static double Determinant(double[,] m) =>
        m[0, 0] * (m[1, 1] * m[2, 2] - m[1, 2] * m[2, 1])
        - m[0, 1] * (m[1, 0] * m[2, 2] - m[1, 2] * m[2, 0])
        + m[0, 2] * (m[1, 0] * m[2, 1] - m[1, 1] * m[2, 0]);

    private static double Log10Factorial(int n)
    {
        var sum = 0.0;
        for (var i = 2; i <= n; i++)
            sum += Math.Log10(i);
        return sum;
    }
}
