using CisLens.Inference.Models;
using CisLens.Inference.Sequences;
using CisLens.Inference.Statistics;
using CisLens.Shared;

namespace CisLens.Inference.Evaluation.Randomisation;

/// <summary>
/// The model parameter randomisation test (Adebayo et al., NeurIPS 2018): layers are given random values one after the other, from the
/// output down, and maps are compared with the original ones. A map that stays as it was does not show what the model has learnt.
/// </summary>
public static class RandomisationTest
{
    /// <summary>Runs it. The model has its own weights again afterwards, also when it is stopped.</summary>
    /// <param name="model">The model.</param>
    /// <param name="explain">Makes one map for each sequence, the same sequences every time.</param>
    /// <param name="options">The settings.</param>
    /// <param name="seed">Decides the random values.</param>
    /// <param name="progress">Hears the share that is done, 0 to 1.</param>
    /// <param name="token">Checked before each layer.</param>
    /// <exception cref="InputException">The model is a TorchScript program, whose layers cannot be seen.</exception>
    public static RandomisationOutputs Run(
        SequenceModel model, Func<SequenceModel, IReadOnlyList<float[]>> explain, RandomisationOptions options, long seed, IProgress<double>? progress, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(explain);
        ArgumentNullException.ThrowIfNull(options);
        var graph = model.Graph
            ?? throw new InputException($"{model.Card.Title} is a TorchScript program, whose layers cannot be randomised; give its architecture as layers to test whether maps depend on its weights.");
        var groups = RandomisedLayers.Groups(graph, options.Depths);
        var original = explain(model);
        var correlations = groups.Select(_ => new double[original.Count]).ToList();
        var last = new List<IReadOnlyList<float[]>>();
        var weights = graph.ToTensors();
        try
        {
            for (var random = 0; random < options.Models; random++)
            {
                var source = SeededRandom.ForItem(seed, random);
                IReadOnlyList<float[]> maps = original;
                for (var depth = 0; depth < groups.Count; depth++)
                {
                    token.ThrowIfCancellationRequested();
                    foreach (var layer in groups[depth])
                        RandomisedLayers.Randomise(layer, source, model.Device, model.Type);
                    maps = explain(model);
                    for (var row = 0; row < maps.Count; row++)
                        correlations[depth][row] += Correlation.Spearman(original[row], maps[row]) / options.Models;
                    progress?.Report((random + ((depth + 1.0) / groups.Count)) / options.Models);
                }
                last.Add(maps);
                graph.Bind(weights, "the model's weights", model.Device, model.Type);
            }
        }
        finally
        {
            graph.Bind(weights, "the model's weights", model.Device, model.Type);
        }
        return new RandomisationOutputs([.. groups.Select(group => group[^1].Place)], correlations, Unrelated(last, original.Count), Rise(original, last));
    }

    private static double[] Unrelated(List<IReadOnlyList<float[]>> maps, int rows)
    {
        var pairs =
            from first in Enumerable.Range(0, maps.Count)
            from second in Enumerable.Range(first + 1, maps.Count - first - 1)
            select (First: maps[first], Second: maps[second]);
        var all = pairs.ToList();
        return [.. Enumerable.Range(0, rows).Select(row => all.Average(pair => Correlation.Spearman(pair.First[row], pair.Second[row])))];
    }

    private static double[] Rise(IReadOnlyList<float[]> original, List<IReadOnlyList<float[]>> last) =>
        [.. original.Select((map, row) => Rise(HistogramEntropy.Of(map), last.Average(maps => HistogramEntropy.Of(maps[row]))))];

    private static double Rise(double before, double after) => before == 0 ? after == 0 ? 0 : double.PositiveInfinity : (after - before) / before;
}
