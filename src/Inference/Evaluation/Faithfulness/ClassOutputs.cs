using CisLens.Inference.Evaluation.Metrics;
using CisLens.Inference.Statistics;

namespace CisLens.Inference.Evaluation.Faithfulness;

/// <summary>The outputs of the sequences of one class, and what is computed from them for a map.</summary>
/// <param name="outputs">Of all sequences.</param>
/// <param name="rows">Those of the class.</param>
/// <param name="isRight">Whether an output of a target classifies a sequence right; null without labels.</param>
/// <param name="seed">Decides the bootstrap.</param>
internal sealed class ClassOutputs(FaithfulnessOutputs outputs, int[] rows, Func<int, int, float, bool>? isRight, long seed)
{
    // The area is that of the first bases: further along every map runs out of bases that matter.
    private const int AreaBases = 20;
    private const double AreaShare = 0.1;
    private const double SmallestChange = 1e-9;

    public FaithfulnessShape Shape => outputs.Shape;

    public int Count => rows.Length;

    public long Seed => seed;

    private int LevelCount => Shape.Levels.Count;

    public MapFaithfulness Summarise(int map) => new(
        map,
        [.. Enumerable.Range(0, LevelCount).Select(level => Level(map, level))],
        Bootstrap.Mean(Areas(map), seed),
        Bootstrap.Median(Rows(row => outputs.Correlation[(row * Shape.Maps) + map]), seed),
        Bootstrap.Median(Rows(row => outputs.Infidelity[(row * Shape.Maps) + map]), seed));

    /// <summary>The area of each sequence, see <see cref="MapFaithfulness.Area"/>.</summary>
    public double[] Areas(int map) => Rows(row =>
    {
        var counts = outputs.Counts.AsSpan(row * LevelCount, LevelCount);
        var most = Math.Max(AreaBases, AreaShare * counts[^1]);
        var curve = new SortedDictionary<double, double> { [0] = 0 };
        for (var level = 0; level < LevelCount - 1; level++)
            if (counts[level] <= most)
                curve[counts[level]] = Before(row, map) - Mutated(row, map, level);
        return curve.Count < 2 ? 0 : PerturbationCurve.Area([.. curve.Keys], [.. curve.Values]) / curve.Keys.Last();
    });

    private LevelFaithfulness Level(int map, int level) => new(
        Shape.Levels[level],
        rows.Average(row => outputs.Counts[(row * LevelCount) + level]),
        Bootstrap.Mean(Rows(row => Mutated(row, map, level)), seed),
        [
            Compare(FaithfulnessControl.Positions, row => Mutated(row, map, level), Shape.Draws, (row, draw) => Random(row, map, level, draw)),
            Compare(FaithfulnessControl.Blocks, row => Mutated(row, map, level), Shape.BlockDraws, (row, draw) => Block(row, map, level, draw)),
            Compare(FaithfulnessControl.Shuffled, row => outputs.ShuffleMutated[At(row, map, level)], Shape.ShuffledDraws, (row, draw) => ShuffleRandom(row, map, level, draw)),
        ],
        isRight is null ? null : Accuracy(map, level),
        Recovered(map, level),
        level == LevelCount - 1 ? null : Bootstrap.Median(Rows(row => outputs.SensitivityN[(((row * Shape.Maps) + map) * (LevelCount - 1)) + level]), seed));

    private ControlComparison Compare(FaithfulnessControl control, Func<int, double> value, int draws, Func<int, int, float> drawn)
    {
        var values = Rows(value);
        var means = Rows(row => Enumerable.Range(0, draws).Average(draw => drawn(row, draw)));
        var chance = DrawInterval.Of(Count, draws, (item, draw) => drawn(rows[item], draw), seed);
        var mean = values.Average();
        return new ControlComparison(control, mean, chance, chance.PlaceOf(mean), Bootstrap.Mean([.. means.Zip(values, (random, mutated) => random - mutated)], seed));
    }

    private AccuracyComparison Accuracy(int map, int level)
    {
        var value = Bootstrap.Mean(Rows(row => Right(row, outputs.Mutated[At(row, map, level)])), seed);
        var chance = DrawInterval.Of(Count, Shape.Draws, (item, draw) => Right(rows[item], Random(rows[item], map, level, draw)), seed);
        return new AccuracyComparison(value, chance, chance.PlaceOf(value.Value));

        double Right(int row, float output) => isRight!(row, Target(map), output) ? 1 : 0;
    }

    private Estimate? Recovered(int map, int level)
    {
        var backgrounds = Rows(row => Enumerable.Range(0, Shape.Backgrounds).Average(number => Background(row, map, number)));
        var gained = Rows(row => Enumerable.Range(0, Shape.Backgrounds).Average(number => Inserted(row, map, level, number) - (double)Background(row, map, number)));
        var whole = Rows(row => Before(row, map)).Zip(backgrounds, (before, background) => before - background).ToArray();
        if (Math.Abs(whole.Sum()) < SmallestChange)
            return null;
        return Bootstrap.Of(Count, items => items.Sum(item => whole[item]) is var change && change != 0 ? items.Sum(item => gained[item]) / change : 0, seed);
    }

    private double[] Rows(Func<int, double> value) => [.. rows.Select(value)];

    private int Target(int map) => Shape.MapTargets[map];

    private int At(int row, int map, int level) => (((row * Shape.Maps) + map) * LevelCount) + level;

    private int AtTarget(int row, int map) => (row * Shape.Targets) + Target(map);

    private double Before(int row, int map) => outputs.Original[AtTarget(row, map)];

    private double Mutated(int row, int map, int level) => outputs.Mutated[At(row, map, level)];

    private float Random(int row, int map, int level, int draw) => outputs.Random[(((AtTarget(row, map) * Shape.Draws) + draw) * LevelCount) + level];

    private float ShuffleRandom(int row, int map, int level, int draw) =>
        outputs.ShuffleRandom[(((AtTarget(row, map) * Shape.ShuffledDraws) + draw) * LevelCount) + level];

    private float Block(int row, int map, int level, int draw) => outputs.Blocks[(((((row * Shape.Maps) + map) * Shape.BlockDraws) + draw) * LevelCount) + level];

    private float Background(int row, int map, int number) => outputs.Backgrounds[(AtTarget(row, map) * Shape.Backgrounds) + number];

    private float Inserted(int row, int map, int level, int number) =>
        outputs.Inserted[(((((row * Shape.Maps) + map) * Shape.Backgrounds) + number) * LevelCount) + level];
}
