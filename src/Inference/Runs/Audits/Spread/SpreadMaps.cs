using CisLens.Inference.Evaluation.Edits;
using CisLens.Inference.Evaluation.Stability;
using CisLens.Inference.Statistics;

namespace CisLens.Inference.Runs.Audits.Spread;

/// <summary>The maps of one sequence under every replica, kind of reference and seed.</summary>
/// <param name="row">Its place in the run.</param>
/// <param name="codes">Its base numbers.</param>
/// <param name="maps">[replicas][kinds][seeds].</param>
internal sealed class SpreadMaps(long row, byte[] codes, IReadOnlyList<IReadOnlyList<IReadOnlyList<float[]>>> maps)
{
    /// <summary>The bases with the largest scores that are compared.</summary>
    public const int Top = 20;

    private int Models => maps.Count;

    private int Kinds => maps[0].Count;

    private int Seeds => maps[0][0].Count;

    /// <summary>How far they differ.</summary>
    public RowSpread Differences()
    {
        var known = new KnownPositions(codes);
        double? kinds = Kinds == 1 ? null : Correlation.Spearman(known.Values(Kind(0)), known.Values(Kind(1)));
        double? seeds = Seeds == 1 ? null : MapSpread.Of([.. Enumerable.Range(0, Seeds).Select(OfSeed)]).RelativeDeviation(Top);
        var split = Models * Kinds * Seeds == 1 ? null : VarianceSplit.Of(maps);
        return new RowSpread(row, kinds, seeds, Models == 1 ? null : Overlap(known), split);
    }

    /// <summary>The bands in the order of <see cref="SpreadSource"/>, all around the mean over replicas and seeds with the run's own reference.</summary>
    public MapSpread[] Bands()
    {
        var mean = Kind(0);
        return
        [
            Band(mean, Models, OfModel),
            Band(mean, Kinds, Kind),
            Band(mean, Seeds, OfSeed),
        ];
    }

    private static MapSpread Band(float[] mean, int count, Func<int, float[]> map) =>
        count == 1 ? new MapSpread(mean, new float[mean.Length], 1) : MapSpread.Of([.. Enumerable.Range(0, count).Select(map)]) with { Mean = mean };

    private float[] OfModel(int model) => Mean(Enumerable.Range(0, Seeds).Select(seed => maps[model][0][seed]));

    private float[] OfSeed(int seed) => Mean(maps.Select(model => model[0][seed]));

    private float[] Kind(int kind) => Mean(maps.SelectMany(model => model[kind]));

    private double Overlap(KnownPositions known)
    {
        var tops = Enumerable.Range(0, Models).Select(model => known.Largest(OfModel(model), Top)).ToList();
        var pairs =
            from first in Enumerable.Range(0, tops.Count)
            from second in Enumerable.Range(first + 1, tops.Count - first - 1)
            select (double)tops[first].Intersect(tops[second]).Count() / Math.Max(1, tops[first].Length);
        return pairs.Average();
    }

    private static float[] Mean(IEnumerable<float[]> of)
    {
        var all = of.ToList();
        return [.. Enumerable.Range(0, all[0].Length).Select(position => (float)all.Average(map => (double)map[position]))];
    }
}
