using CisLens.Inference.Evaluation.Metrics;
using CisLens.Inference.Statistics;

namespace CisLens.Inference.Evaluation.Faithfulness;

/// <summary>The outputs of the sequences of one class, and what is computed from them for a map.</summary>
/// <param name="outputs">Of all sequences.</param>
/// <param name="rows">Those of the class.</param>
/// <param name="isRight">Whether an output classifies a sequence of the class right; null where that cannot be told.</param>
/// <param name="seed">Decides the bootstrap.</param>
internal sealed class ClassOutputs(FaithfulnessOutputs outputs, IReadOnlyList<int> rows, Func<float, bool>? isRight, long seed)
{
    // The area is that of the first bases: further along every map runs out of bases that matter.
    private const int AreaBases = 20;
    private const double AreaShare = 0.1;
    private const double SmallestChange = 1e-9;

    private FaithfulnessShape Shape => outputs.Shape;

    private int Count => rows.Count;

    private int LevelCount => Shape.Levels.Count;

    public MapFaithfulness Summarise(int map) => new(
        map,
        [.. Enumerable.Range(0, LevelCount).Select(level => Level(map, level))],
        Bootstrap.Mean(Areas(map), seed),
        Bootstrap.Median(Rows(row => outputs.Correlation[(row * Shape.Maps) + map]), seed),
        Bootstrap.Median(Rows(row => outputs.Infidelity[(row * Shape.Maps) + map]), seed));

    /// <summary>Mean output of the sequences as they are, and the share classified right.</summary>
    public (Estimate Output, Estimate? Accuracy) Unchanged(int target)
    {
        var values = Rows(row => outputs.Original[(row * Shape.Targets) + target]);
        return (Bootstrap.Mean(values, seed), isRight is null ? null : Bootstrap.Mean([.. values.Select(value => isRight((float)value) ? 1.0 : 0)], seed));
    }

    /// <summary>What each sequence loses more by its k highest-scoring bases than by those of a control, in units of the target.</summary>
    public double[] Gaps(int map, int level, FaithfulnessControl control)
    {
        var (value, draws, drawn) = Control(control, map, level);
        return Rows(row => Enumerable.Range(0, draws).Average(draw => drawn(row, draw)) - value(row));
    }

    /// <summary>What k highest-scoring bases alone bring back of each sequence's output, minus half of what there is to be brought back.</summary>
    public double[] Surpluses(int map, int level) => Rows(row =>
    {
        var numbers = Enumerable.Range(0, Shape.Backgrounds).ToList();
        return numbers.Average(number => Inserted(row, map, level, number) - (double)Background(row, map, number))
            - ((Before(row, map) - numbers.Average(number => Background(row, map, number))) / 2);
    });

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
        [.. Enum.GetValues<FaithfulnessControl>().Select(control => Compare(control, map, level))],
        isRight is null ? null : Accuracy(map, level),
        Recovered(map, level),
        level == LevelCount - 1 ? null : Bootstrap.Median(Rows(row => outputs.SensitivityN[(((row * Shape.Maps) + map) * (LevelCount - 1)) + level]), seed));

    // The output with the map's bases replaced, the number of draws of the control, and the output of a draw.
    private (Func<int, double> Value, int Draws, Func<int, int, float> Drawn) Control(FaithfulnessControl control, int map, int level) => control switch
    {
        FaithfulnessControl.Positions => (row => Mutated(row, map, level), Shape.Draws, (row, draw) => Random(row, map, level, draw)),
        FaithfulnessControl.Blocks => (row => Mutated(row, map, level), Shape.BlockDraws, (row, draw) => Block(row, map, level, draw)),
        _ => (row => outputs.ShuffleMutated[At(row, map, level)], Shape.ShuffledDraws, (row, draw) => ShuffleRandom(row, map, level, draw)),
    };

    private ControlComparison Compare(FaithfulnessControl control, int map, int level)
    {
        var (value, draws, drawn) = Control(control, map, level);
        var chance = DrawInterval.Of(Count, draws, (item, draw) => drawn(rows[item], draw), seed);
        var mean = rows.Average(value);
        return new ControlComparison(control, mean, chance, chance.PlaceOf(mean), Bootstrap.Mean(Gaps(map, level, control), seed));
    }

    private AccuracyComparison Accuracy(int map, int level)
    {
        var value = Bootstrap.Mean(Rows(row => Right(outputs.Mutated[At(row, map, level)])), seed);
        var chance = DrawInterval.Of(Count, Shape.Draws, (item, draw) => Right(Random(rows[item], map, level, draw)), seed);
        return new AccuracyComparison(value, chance, chance.PlaceOf(value.Value));

        double Right(float output) => isRight!(output) ? 1 : 0;
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

    private float Random(int row, int map, int level, int draw) => outputs.Random[outputs.AtRandom(row, Target(map), draw, level)];

    private float ShuffleRandom(int row, int map, int level, int draw) =>
        outputs.ShuffleRandom[(((AtTarget(row, map) * Shape.ShuffledDraws) + draw) * LevelCount) + level];

    private float Block(int row, int map, int level, int draw) => outputs.Blocks[(((((row * Shape.Maps) + map) * Shape.BlockDraws) + draw) * LevelCount) + level];

    private float Background(int row, int map, int number) => outputs.Backgrounds[(AtTarget(row, map) * Shape.Backgrounds) + number];

    private float Inserted(int row, int map, int level, int number) =>
        outputs.Inserted[(((((row * Shape.Maps) + map) * Shape.Backgrounds) + number) * LevelCount) + level];
}
