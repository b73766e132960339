using CisLens.Inference.Sequences;
using CisLens.Inference.Statistics;

namespace CisLens.Inference.Embeddings.Separation;

/// <summary>Silhouette and classifier on one set of points, and what both reach when labels are shuffled; the shuffles are drawn once.</summary>
internal sealed class SeparationMeasure
{
    private readonly FeatureTable _points;
    private readonly int _count;
    private readonly SeparationOptions _options;
    private readonly Silhouette _silhouette;
    private readonly double[] _silhouettes;
    private readonly double[] _areas;

    public SeparationMeasure(FeatureTable points, int[] groups, int count, SeparationOptions options, CancellationToken token)
    {
        (_points, _count, _options) = (points, count, options);
        _silhouette = new Silhouette(points, token);
        _silhouettes = new double[options.Permutations];
        _areas = new double[options.ClassifierPermutations];
        Parallel.For(0, Math.Max(options.Permutations, options.ClassifierPermutations), new ParallelOptions { CancellationToken = token }, draw =>
        {
            var shuffled = (int[])groups.Clone();
            SeededRandom.ForItem(options.Seed, draw).Shuffle<int>(shuffled);
            if (draw < _silhouettes.Length)
                _silhouettes[draw] = _silhouette.Values(shuffled, count).Average();
            if (draw < _areas.Length)
                _areas[draw] = Validate(shuffled).Auroc();
        });
    }

    /// <summary>The figures of a labelling.</summary>
    public SeparationFigures Figures(int[] groups, double explained)
    {
        var values = _silhouette.Values(groups, _count);
        var silhouette = Estimate.Of(values.Average(), Resampled(values), values.Length);
        var area = Validate(groups).Interval(_options.Replicates, _options.Seed, values.Length);
        return new SeparationFigures(
            [.. Enumerable.Range(0, _count).Select(group => groups.Count(one => one == group))], explained,
            silhouette, PermutationTest.Of(silhouette.Value, _silhouettes), area, PermutationTest.Of(area.Value, _areas));
    }

    private CrossValidation Validate(int[] groups) => CrossValidation.Run(_points, groups, _count, _options.Folds, _options.Seed);

    private double[] Resampled(double[] values) => [.. Enumerable.Range(0, _options.Replicates).Select(replicate =>
    {
        var random = SeededRandom.ForItem(_options.Seed, replicate);
        var sum = 0.0;
        for (var draw = 0; draw < values.Length; draw++)
            sum += values[random.Next(values.Length)];
        return sum / values.Length;
    })];
}
