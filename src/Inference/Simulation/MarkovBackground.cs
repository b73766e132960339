using CisLens.Inference.Sequences;

namespace CisLens.Inference.Simulation;

/// <summary>Random sequence in which each base depends on the bases just before it (a Markov chain of a given order).</summary>
public sealed class MarkovBackground
{
    private const int BurnIn = 64;
    private readonly double[][] _next;

    /// <summary>Creates the chain from its table.</summary>
    /// <param name="order">How many bases are remembered, 0 to 8.</param>
    /// <param name="next">
    /// 4^order rows of four probabilities (A, C, G, T); the row number is the remembered bases read as digits to base 4, the oldest first.
    /// </param>
    public MarkovBackground(int order, IReadOnlyList<double[]> next)
    {
        ArgumentNullException.ThrowIfNull(next);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)order, 8u, nameof(order));
        if (next.Count != 1 << (2 * order))
            throw new ArgumentException($"A chain of order {order} has {1 << (2 * order)} rows, not {next.Count}.", nameof(next));
        if (next.Any(row => row.Length != 4 || row.Any(p => !(p > 0)) || Math.Abs(row.Sum() - 1) > 1e-9))
            throw new ArgumentException("Each row holds four probabilities above 0 that sum to 1.", nameof(next));
        (Order, _next) = (order, [.. next]);
    }

    /// <summary>How many bases are remembered.</summary>
    public int Order { get; }

    /// <summary>Bases that do not depend on each other.</summary>
    /// <param name="gc">Share of G and C together, between 0 and 1.</param>
    public static MarkovBackground Independent(double gc) => new(0, [Composition(gc)]);

    /// <summary>
    /// Bases as in vertebrate DNA outside of CpG islands: CG is rarer than its bases suggest, and TG and CA, into which it
    /// mutates, more frequent. Order 1.
    /// </summary>
    /// <param name="gc">Share of G and C together that the pairs start from, between 0 and 1; the sequences end up slightly lower.</param>
    /// <param name="cpgRatio">Factor for CG; about 0.25 in vertebrates (Bird, Nucleic Acids Research 1980).</param>
    public static MarkovBackground CpgDepleted(double gc, double cpgRatio = 0.25)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(cpgRatio);
        const int C = 1, G = 2, A = 0, T = 3;
        const double Gained = 1.2;
        var rows = Enumerable.Range(0, 4).Select(_ => Composition(gc)).ToArray();
        rows[C][G] *= cpgRatio;
        rows[C][A] *= Gained;
        rows[T][G] *= Gained;
        return new MarkovBackground(1, [.. rows.Select(row => row.Select(p => p / row.Sum()).ToArray())]);
    }

    /// <summary>Counts the chain on real sequences, one more for each base so that none is impossible.</summary>
    /// <param name="order">How many bases are remembered, 0 to 8.</param>
    /// <param name="sequences">Upper-case A, C, G, T.</param>
    public static MarkovBackground Counted(int order, IEnumerable<string> sequences)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        var counts = Enumerable.Range(0, 1 << (2 * order)).Select(_ => new double[] { 1, 1, 1, 1 }).ToArray();
        foreach (var sequence in sequences)
        {
            var memory = 0;
            foreach (var (place, code) in Bases.Encode(sequence).Index())
            {
                if (place >= order)
                    counts[memory][code]++;
                memory = ((memory << 2) | code) & (counts.Length - 1);
            }
        }
        return new MarkovBackground(order, [.. counts.Select(row => row.Select(count => count / row.Sum()).ToArray())]);
    }

    /// <summary>Draws a sequence; the chain has settled before its first base.</summary>
    /// <param name="length">Number of bases.</param>
    /// <param name="random">Where the randomness comes from; it is advanced.</param>
    public string Draw(int length, SeededRandom random)
    {
        ArgumentNullException.ThrowIfNull(random);
        var mask = _next.Length - 1;
        var memory = random.Next(_next.Length);
        var codes = new byte[length];
        for (var i = -BurnIn; i < length; i++)
        {
            var code = random.NextWeighted(_next[memory]);
            memory = ((memory << 2) | code) & mask;
            if (i >= 0)
                codes[i] = (byte)code;
        }
        return Bases.Decode(codes);
    }

    private static double[] Composition(double gc)
    {
        if (gc is not (> 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(gc), "The share of G and C lies between 0 and 1.");
        return [(1 - gc) / 2, gc / 2, gc / 2, (1 - gc) / 2];
    }
}
