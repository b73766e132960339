namespace CisLens.Inference.Statistics;

/// <summary>
/// How alike two lists of numbers are, from -1 to 1. Where both lists are constant the correlation is taken as 1, as they tell the same
/// of every item; where only one is, as 0, as it tells nothing.
/// </summary>
public static class Correlation
{
    /// <summary>Pearson's correlation.</summary>
    /// <param name="first">One number an item.</param>
    /// <param name="second">As many.</param>
    public static double Pearson(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        Check(first.Length, second.Length);
        var (firstMean, secondMean) = (Mean(first), Mean(second));
        double product = 0, firstSquares = 0, secondSquares = 0;
        for (var i = 0; i < first.Length; i++)
        {
            var (a, b) = (first[i] - firstMean, second[i] - secondMean);
            product += a * b;
            firstSquares += a * a;
            secondSquares += b * b;
        }
        if (firstSquares == 0 || secondSquares == 0)
            return firstSquares == secondSquares ? 1 : 0;
        return Math.Clamp(product / Math.Sqrt(firstSquares) / Math.Sqrt(secondSquares), -1, 1);
    }

    /// <summary>Spearman's rank correlation; equal numbers share their mean rank.</summary>
    /// <param name="first">One number an item.</param>
    /// <param name="second">As many.</param>
    public static double Spearman(ReadOnlySpan<float> first, ReadOnlySpan<float> second)
    {
        Check(first.Length, second.Length);
        return Pearson(Ranks(first), Ranks(second));
    }

    /// <inheritdoc cref="Spearman(ReadOnlySpan{float}, ReadOnlySpan{float})" />
    public static double Spearman(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        Check(first.Length, second.Length);
        return Pearson(Ranks(first), Ranks(second));
    }

    /// <summary>The rank of each number, 1 for the smallest; equal numbers share their mean rank.</summary>
    /// <param name="values">Numbers that can be compared: none may be NaN.</param>
    public static double[] Ranks<T>(ReadOnlySpan<T> values)
        where T : IComparable<T>, IEquatable<T>
    {
        var order = new int[values.Length];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        var sorted = values.ToArray();
        Array.Sort(sorted, order);
        var ranks = new double[values.Length];
        for (int start = 0, end; start < sorted.Length; start = end)
        {
            for (end = start + 1; end < sorted.Length && sorted[end].Equals(sorted[start]); end++)
            {
            }
            for (var i = start; i < end; i++)
                ranks[order[i]] = (start + end + 1) / 2.0;
        }
        return ranks;
    }

    private static double Mean(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
            sum += value;
        return sum / values.Length;
    }

    private static void Check(int first, int second)
    {
        if (first != second || first == 0)
            throw new ArgumentException($"Two lists of one length are compared, not one of {first} and one of {second}.");
    }
}
