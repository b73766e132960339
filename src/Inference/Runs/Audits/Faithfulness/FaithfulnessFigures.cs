using CisLens.Inference.Evaluation.Faithfulness;
using CisLens.Inference.Figures;
using CisLens.Inference.Statistics;
using static CisLens.Inference.Runs.Audits.EvidenceText;

namespace CisLens.Inference.Runs.Audits.Faithfulness;

/// <summary>The figures of the mutation experiment on one class: a curve for each method, beside what chance gives.</summary>
/// <param name="result">What the experiment gave.</param>
/// <param name="of">The class.</param>
/// <param name="sample">What titles say of its sequences, with n, e.g. <c>CTCF, n = 500</c>.</param>
/// <param name="unit">The unit of the target.</param>
public sealed class FaithfulnessFigures(FaithfulnessResult result, ClassFaithfulness of, string sample, string unit)
{
    private const string Mutated = "mutated bases, highest scores first";
    private const string Chance = "chance (95 % interval)";
    private const string Everything = "A class that stays right when all of its bases are replaced is what is left when nothing is found; its maps explain nothing.";

    /// <summary>The output along the levels.</summary>
    public CurveFigure Output() => new(
        $"Output with the highest-scoring bases mutated, {sample}", Mutated, Steps("0"), $"mean output ({unit})",
        [.. of.Maps.Select(map => Line(map, of.Output, level => level.Output)), Band(Chance, of.Maps[0], of.Output.Value, level => level.Against(FaithfulnessControl.Positions).Chance)])
    {
        Caption = $"Grey: where 95 % of the means over sequences lie when as many random positions are mutated, {Count(result.Options.Draws)} draws of each. A method says more than chance where it lies below.",
    };

    /// <summary>The methods by their areas, the most faithful first.</summary>
    public IntervalFigure Ranking() => new(
        $"Area above the curve of the output, {sample}", $"mean drop up to 20 bases or 10 % of the sequence ({unit})",
        [.. of.Maps.OrderByDescending(map => map.Area.Value).Select(map => new IntervalLine(Name(map), map.Area))]);

    /// <summary>The share of sequences classified right along the levels; only for a class for which that can be told.</summary>
    public CurveFigure Accuracy() => new(
        $"Sequences classified right, {sample}", Mutated, Steps("0"), "share of sequences",
        [.. of.Maps.Select(map => Line(map, of.Accuracy, level => level.Accuracy!.Value)), Band(Chance, of.Maps[0], of.Accuracy!.Value, level => level.Accuracy!.Chance)])
    {
        Caption = $"Grey: as many random positions. {Everything}",
    };

    /// <summary>The share of sequences of each class that stays right when random bases are mutated; only for targets for which that can be told.</summary>
    /// <param name="target">The target.</param>
    /// <param name="name">Its name.</param>
    public static CurveFigure LeftOver(TargetFaithfulness target, string name)
    {
        ArgumentNullException.ThrowIfNull(target);
        return new CurveFigure(
            $"Sequences still classified right, {name}", "mutated bases, at random", Steps(target.Judged.Maps[0], "0"), "share of sequences",
            [.. target.Classes().Select(of => Band($"{of.Class}, n = {Count(of.N)}", of.Maps[0], of.Accuracy!.Value, level => level.Accuracy!.Chance) with { IsChance = false })])
        {
            Caption = Everything,
        };
    }

    /// <summary>The output of one method along the levels, against a control that has its own interval of chance for each method.</summary>
    /// <param name="map">The method's map.</param>
    /// <param name="control">The control.</param>
    public CurveFigure Against(MapFaithfulness map, FaithfulnessControl control)
    {
        ArgumentNullException.ThrowIfNull(map);
        return new CurveFigure($"{Name(map)}, {sample}", Mutated, Steps("0"), $"mean output ({unit})",
        [
            new Curve(Name(map), [of.Output.Value, .. Ordered(map).Select(level => (double?)level.Against(control).Output)]),
            Band(Chance, map, of.Output.Value, level => level.Against(control).Chance),
        ]);
    }

    /// <summary>The output of all methods minus what a control gives.</summary>
    /// <param name="control">The control.</param>
    /// <param name="name">What it is called.</param>
    public CurveFigure Gaps(FaithfulnessControl control, string name) => new(
        $"Against {name}, {sample}", Mutated, Steps(), $"output minus that of the control ({unit})",
        [.. of.Maps.Select(map => Line(map, null, level => Negative(level.Against(control).Gap))), Around(control)])
    {
        Caption = "Grey: where 95 % of the control's means lie around their mean, of the method with the widest interval.",
    };

    /// <summary>The share of the output that the highest-scoring bases alone bring back.</summary>
    public CurveFigure Recovered() => new(
        $"Output that the highest-scoring bases alone bring back, {sample}", "bases kept, highest scores first", Steps(), "share of the output above that of shuffles",
        [.. of.Maps.Where(map => map.Levels.Any(level => level.Recovered is not null)).Select(map => Line(map, null, level => level.Recovered))])
    {
        Caption = $"The bases are put into {Count(result.Options.Backgrounds)} dinucleotide shuffles of each sequence. The rule looks at {result.Levels[result.GapLevel].Title}.",
    };

    /// <summary>How well summed scores predict what random bases do.</summary>
    public CurveFigure Sensitivity() => new(
        $"How well scores predict what random bases do, {sample}", "random bases mutated together", Steps(), "median correlation of summed scores and drop",
        [.. of.Maps.Select(map => Line(map, null, level => level.SensitivityN))])
    {
        Caption = "Sensitivity-n: for each sequence the correlation, over random draws, of the sum of the scores of the mutated bases with the drop of the output.",
    };

    private string Name(MapFaithfulness map) => RunTrackNames.Method(result.Tracks[map.Map]);

    private string[] Steps(string? first = null) => Steps(of.Maps[0], first);

    private static string[] Steps(MapFaithfulness map, string? first) => [.. first is null ? [] : new[] { first }, .. Ordered(map).Select(level => level.Level.Title)];

    private Curve Line(MapFaithfulness map, Estimate? none, Func<LevelFaithfulness, Estimate?> value)
    {
        Estimate?[] values = [.. none is null ? [] : new[] { none }, .. Ordered(map).Select(value)];
        return new Curve(Name(map), [.. values.Select(one => one?.Value)], [.. values.Select(one => one?.Low)], [.. values.Select(one => one?.High)]);
    }

    private static Curve Band(string name, MapFaithfulness map, double none, Func<LevelFaithfulness, DrawInterval> value)
    {
        DrawInterval[] values = [.. Ordered(map).Select(value)];
        return new Curve(
            name, [none, .. values.Select(one => (double?)one.Mean)], [none, .. values.Select(one => (double?)one.Low)], [none, .. values.Select(one => (double?)one.High)], IsChance: true);
    }

    // Blocks differ from map to map, so each has its own interval of chance.
    private Curve Around(FaithfulnessControl control)
    {
        var levels = of.Maps.Select(map => Ordered(map).Select(level => level.Against(control).Chance).ToList()).ToList();
        var places = Enumerable.Range(0, levels[0].Count).ToList();
        return new Curve(
            Chance, [.. places.Select(_ => (double?)0)],
            [.. places.Select(place => (double?)levels.Min(map => map[place].Low - map[place].Mean))],
            [.. places.Select(place => (double?)levels.Max(map => map[place].High - map[place].Mean))], IsChance: true);
    }

    // A share of the sequence may be fewer bases than a number that stands before it.
    private static IEnumerable<LevelFaithfulness> Ordered(MapFaithfulness map) => map.Levels.OrderBy(level => level.Bases);

    private static Estimate Negative(Estimate of) => new(-of.Value, -of.High, -of.Low, of.N);
}
