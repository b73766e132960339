using CisLens.Inference.Sequences;
using CisLens.Inference.Statistics;

namespace CisLens.Inference.Training;

/// <summary>How well scores tell two classes apart.</summary>
public static class Metrics
{
    /// <summary>
    /// The area under the ROC curve: the chance that a positive scores above a negative, ties counted one half. 0.5 is chance, 1 perfect.
    /// </summary>
    /// <param name="scores">One number an item; larger means more likely positive.</param>
    /// <param name="positive">The truth of each item.</param>
    /// <exception cref="ArgumentException">A class is empty, the lengths differ, or a score is not a number.</exception>
    public static double Auroc(ReadOnlySpan<float> scores, ReadOnlySpan<bool> positive) =>
        new RankedScores(scores, positive).Auroc(Ones(scores.Length));

    /// <summary>
    /// The area under the precision-recall curve as average precision (no interpolation, equal scores taken together). The share
    /// of positives is chance, 1 perfect.
    /// </summary>
    /// <inheritdoc cref="Auroc" />
    public static double Auprc(ReadOnlySpan<float> scores, ReadOnlySpan<bool> positive) =>
        new RankedScores(scores, positive).AveragePrecision(Ones(scores.Length));

    /// <summary>The area under the ROC curve with its 95 % bootstrap interval.</summary>
    /// <param name="scores">One number an item; larger means more likely positive.</param>
    /// <param name="positive">The truth of each item.</param>
    /// <param name="seed">Equal seeds give equal intervals.</param>
    /// <param name="replicates">How many resamples are drawn.</param>
    public static Interval AurocInterval(ReadOnlySpan<float> scores, ReadOnlySpan<bool> positive, long seed, int replicates = 1000)
    {
        var ranked = new RankedScores(scores, positive);
        return Bootstrap(ranked, weights => ranked.Auroc(weights), seed, replicates);
    }

    /// <summary>The area under the precision-recall curve with its 95 % bootstrap interval.</summary>
    /// <inheritdoc cref="AurocInterval" />
    public static Interval AuprcInterval(ReadOnlySpan<float> scores, ReadOnlySpan<bool> positive, long seed, int replicates = 1000)
    {
        var ranked = new RankedScores(scores, positive);
        return Bootstrap(ranked, weights => ranked.AveragePrecision(weights), seed, replicates);
    }

    // Percentile bootstrap, drawn within each class so that their numbers stay (stratified).
    private static Interval Bootstrap(RankedScores ranked, Func<int[], double> measure, long seed, int replicates)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(replicates, 40);
        var positives = Where(ranked.Positive, true);
        var negatives = Where(ranked.Positive, false);
        var weights = new int[ranked.Positive.Length];
        var values = new double[replicates];
        for (var replicate = 0; replicate < replicates; replicate++)
        {
            var random = SeededRandom.ForItem(seed, replicate);
            Array.Clear(weights);
            Draw(positives, weights, random);
            Draw(negatives, weights, random);
            values[replicate] = measure(weights);
        }
        Array.Sort(values);
        return new Interval(measure(Ones(weights.Length)), Quantiles.Of(values, 0.025), Quantiles.Of(values, 0.975), positives.Length, negatives.Length);
    }

    private static void Draw(int[] items, int[] weights, SeededRandom random)
    {
        for (var i = 0; i < items.Length; i++)
            weights[items[random.Next(items.Length)]]++;
    }

    private static int[] Where(ReadOnlySpan<bool> positive, bool wanted)
    {
        var items = new List<int>();
        for (var i = 0; i < positive.Length; i++)
            if (positive[i] == wanted)
                items.Add(i);
        return [.. items];
    }

    private static int[] Ones(int count)
    {
        var ones = new int[count];
        Array.Fill(ones, 1);
        return ones;
    }
}
