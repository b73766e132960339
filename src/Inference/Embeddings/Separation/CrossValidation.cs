using CisLens.Inference.Sequences;
using CisLens.Inference.Statistics;
using CisLens.Inference.Training;

namespace CisLens.Inference.Embeddings.Separation;

/// <summary>
/// Area under the ROC curve of logistic regression on held-out sequences: stratified folds, one group against the rest, the mean
/// over folds and groups. Averaging within folds avoids comparing scores of different fits.
/// </summary>
internal sealed class CrossValidation
{
    private readonly List<RankedScores> _curves = [];

    private CrossValidation()
    {
    }

    /// <summary>Fits and scores.</summary>
    /// <param name="points">The points.</param>
    /// <param name="groups">The group of each, from 0; every group has at least <paramref name="folds"/> members.</param>
    /// <param name="count">Number of groups.</param>
    /// <param name="folds">Number of folds.</param>
    /// <param name="seed">Decides the folds.</param>
    public static CrossValidation Run(FeatureTable points, int[] groups, int count, int folds, long seed)
    {
        var fold = Folds(groups, count, folds, new SeededRandom(seed));
        var all = new CrossValidation();
        // With two groups, each against the rest is the same question twice.
        var asked = count == 2 ? 1 : count;
        for (var group = 0; group < asked; group++)
        {
            var positive = Array.ConvertAll(groups, one => one == group);
            for (var held = 0; held < folds; held++)
                all._curves.Add(Scores(points, positive, fold, held));
        }
        return all;
    }

    /// <summary>The mean area.</summary>
    public double Auroc() => _curves.Average(curve => curve.Auroc(Ones(curve.Positive.Length)));

    /// <summary>The mean area with its bootstrap interval; held-out sequences are drawn again within fold and group.</summary>
    public Estimate Interval(int replicates, long seed, int n)
    {
        var values = new double[replicates];
        for (var replicate = 0; replicate < replicates; replicate++)
        {
            var random = SeededRandom.ForItem(seed, replicate);
            values[replicate] = _curves.Average(curve => curve.Auroc(Draw(curve.Positive, random)));
        }
        return Estimate.Of(Auroc(), values, n);
    }

    private static RankedScores Scores(FeatureTable points, bool[] positive, int[] fold, int held)
    {
        var rows = Enumerable.Range(0, fold.Length).ToLookup(row => fold[row] == held);
        var model = LogisticRegression.Fit(points, [.. rows[false]], positive);
        int[] test = [.. rows[true]];
        return new RankedScores(Array.ConvertAll(test, row => (float)model.Score(points[row])), Array.ConvertAll(test, row => positive[row]));
    }

    // Within each group the members go to the folds in turn, in a random order.
    private static int[] Folds(int[] groups, int count, int folds, SeededRandom random)
    {
        var fold = new int[groups.Length];
        var next = 0;
        for (var group = 0; group < count; group++)
        {
            int[] members = [.. Enumerable.Range(0, groups.Length).Where(row => groups[row] == group)];
            random.Shuffle<int>(members);
            foreach (var member in members)
                fold[member] = next++ % folds;
        }
        return fold;
    }

    private static int[] Draw(ReadOnlySpan<bool> positive, SeededRandom random)
    {
        var weights = new int[positive.Length];
        foreach (var wanted in (ReadOnlySpan<bool>)[true, false])
        {
            var members = Members(positive, wanted);
            for (var draw = 0; draw < members.Count; draw++)
                weights[members[random.Next(members.Count)]]++;
        }
        return weights;
    }

    private static List<int> Members(ReadOnlySpan<bool> positive, bool wanted)
    {
        var members = new List<int>();
        for (var i = 0; i < positive.Length; i++)
            if (positive[i] == wanted)
                members.Add(i);
        return members;
    }

    private static int[] Ones(int count)
    {
        var ones = new int[count];
        Array.Fill(ones, 1);
        return ones;
    }
}
