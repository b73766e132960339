namespace CisLens.Inference.Training;

/// <summary>
/// Scores of two classes in order, highest first, with equal scores in one group, ready for the areas under the ROC and the
/// precision-recall curve. Items can carry whole-number weights, which makes a bootstrap replicate one pass without sorting.
/// </summary>
internal sealed class RankedScores
{
    private readonly int[] _order;
    private readonly int[] _groupEnds;
    private readonly bool[] _positive;

    /// <summary>Sorts the scores.</summary>
    /// <param name="scores">One number an item; larger means more likely positive.</param>
    /// <param name="positive">The truth of each item.</param>
    public RankedScores(ReadOnlySpan<float> scores, ReadOnlySpan<bool> positive)
    {
        Check(scores, positive);
        _positive = positive.ToArray();
        _order = new int[scores.Length];
        var keys = new float[scores.Length];
        for (var i = 0; i < scores.Length; i++)
            (_order[i], keys[i]) = (i, -scores[i]);
        Array.Sort(keys, _order);
        var ends = new List<int>();
        for (var i = 1; i <= keys.Length; i++)
            if (i == keys.Length || keys[i] != keys[i - 1])
                ends.Add(i);
        _groupEnds = [.. ends];
    }

    /// <summary>The truth of each item, in the order given.</summary>
    public ReadOnlySpan<bool> Positive => _positive;

    /// <summary>The area under the ROC curve; a tie between a positive and a negative counts one half.</summary>
    /// <param name="weights">How often each item counts.</param>
    public double Auroc(ReadOnlySpan<int> weights)
    {
        double area = 0, positives = 0, negatives = 0;
        for (int group = 0, i = 0; group < _groupEnds.Length; group++)
        {
            long groupPositives = 0, groupNegatives = 0;
            for (; i < _groupEnds[group]; i++)
                Count(weights, _order[i], ref groupPositives, ref groupNegatives);
            area += groupNegatives * (positives + groupPositives / 2.0);
            positives += groupPositives;
            negatives += groupNegatives;
        }
        return area / (positives * negatives);
    }

    /// <summary>Average precision: the precision at each distinct score, weighted by the recall gained there.</summary>
    /// <param name="weights">How often each item counts.</param>
    public double AveragePrecision(ReadOnlySpan<int> weights)
    {
        double sum = 0, positives = 0, negatives = 0;
        for (int group = 0, i = 0; group < _groupEnds.Length; group++)
        {
            long groupPositives = 0, groupNegatives = 0;
            for (; i < _groupEnds[group]; i++)
                Count(weights, _order[i], ref groupPositives, ref groupNegatives);
            positives += groupPositives;
            negatives += groupNegatives;
            if (groupPositives > 0)
                sum += groupPositives * (positives / (positives + negatives));
        }
        return sum / positives;
    }

    private void Count(ReadOnlySpan<int> weights, int item, ref long positives, ref long negatives)
    {
        if (_positive[item])
            positives += weights[item];
        else
            negatives += weights[item];
    }

    private static void Check(ReadOnlySpan<float> scores, ReadOnlySpan<bool> positive)
    {
        if (scores.Length != positive.Length)
            throw new ArgumentException($"There are {scores.Length} scores but {positive.Length} labels.", nameof(positive));
        if (!positive.Contains(true) || !positive.Contains(false))
            throw new ArgumentException("Both classes are needed: at least one positive and one negative.", nameof(positive));
        foreach (var score in scores)
            if (float.IsNaN(score))
                throw new ArgumentException("A score is not a number.", nameof(scores));
    }
}
