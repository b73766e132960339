namespace CisLens.Inference.Evaluation.Stability;

/// <summary>
/// Where the differences between the maps of one sequence come from, as shares of their sum of squares over all positions (analysis of
/// variance of a design in which every model meets every kind of reference under equally many seeds). The shares add up to 1.
/// </summary>
/// <param name="Model">Between models, such as replicas or folds.</param>
/// <param name="Reference">Between kinds of reference.</param>
/// <param name="Both">What a kind of reference does in one model and not in others.</param>
/// <param name="Seed">Between seeds, with model and kind of reference the same.</param>
/// <param name="Total">The sum of squares of all maps about their mean, divided by the number of maps; in squared units of the target.</param>
public sealed record VarianceSplit(double Model, double Reference, double Both, double Seed, double Total)
{
    /// <summary>Splits the variance.</summary>
    /// <param name="maps">[models][references][seeds]: a map each; at least two maps.</param>
    /// <returns>Null where all maps are equal: there is nothing to split.</returns>
    public static VarianceSplit? Of(IReadOnlyList<IReadOnlyList<IReadOnlyList<float[]>>> maps)
    {
        ArgumentNullException.ThrowIfNull(maps);
        var (models, references, seeds) = (maps.Count, maps[0].Count, maps[0][0].Count);
        if (maps.Any(model => model.Count != references || model.Any(reference => reference.Count != seeds)))
            throw new ArgumentException("Every model must meet every kind of reference under equally many seeds.", nameof(maps));
        double model = 0, reference = 0, both = 0, seed = 0;
        for (var position = 0; position < maps[0][0][0].Length; position++)
        {
            double Cell(int m, int r) => maps[m][r].Average(map => (double)map[position]);
            var cells = Enumerable.Range(0, models).Select(m => Enumerable.Range(0, references).Select(r => Cell(m, r)).ToArray()).ToArray();
            double[] ofModels = [.. cells.Select(row => row.Average())];
            double[] ofReferences = [.. Enumerable.Range(0, references).Select(r => cells.Average(row => row[r]))];
            var mean = ofModels.Average();
            model += ofModels.Sum(value => Square(value - mean)) / models;
            reference += ofReferences.Sum(value => Square(value - mean)) / references;
            for (var m = 0; m < models; m++)
                for (var r = 0; r < references; r++)
                {
                    both += Square(cells[m][r] - ofModels[m] - ofReferences[r] + mean) / models / references;
                    seed += maps[m][r].Sum(map => Square(map[position] - cells[m][r])) / models / references / seeds;
                }
        }
        var total = model + reference + both + seed;
        return total == 0 ? null : new VarianceSplit(model / total, reference / total, both / total, seed / total, total);
    }

    private static double Square(double value) => value * value;
}
