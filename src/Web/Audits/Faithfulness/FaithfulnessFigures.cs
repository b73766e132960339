using CisLens.Inference.Evaluation.Faithfulness;
using CisLens.Inference.Figures;
using CisLens.Inference.Runs.Audits.Faithfulness;
using CisLens.Inference.Statistics;
using CisLens.Web.Shell;
using CisLens.Web.Tracks;

namespace CisLens.Web.Audits.Faithfulness;

/// <summary>The curves of one class: what a person chose of them.</summary>
/// <param name="head">The run.</param>
/// <param name="result">What the test found.</param>
/// <param name="of">The class.</param>
public sealed class FaithfulnessFigures(ResultsHead head, FaithfulnessResult result, ClassFaithfulness of)
{
    private const string Mutated = "mutated bases, highest scores first";
    private const string Chance = "chance (95 % interval)";

    private string Unit => TestNames.Unit(head, of.Target);

    private string Sample => $"n = {Words.Count(of.N)}";

    /// <summary>The name of a map's method.</summary>
    public string Name(MapFaithfulness map) => TestNames.Method(head, result.Tracks[map.Map]);

    /// <summary>What is drawn of a measure; against blocks and shuffles one figure a method, as each has its own interval of chance.</summary>
    public IReadOnlyList<Figure> Of(FaithfulnessMeasure measure, FaithfulnessControl control) => measure switch
    {
        FaithfulnessMeasure.Accuracy => of.Accuracy is null ? [] : [Accuracy()],
        FaithfulnessMeasure.Sufficiency => [Sufficiency()],
        FaithfulnessMeasure.Sensitivity => [Sensitivity()],
        _ when control == FaithfulnessControl.Positions => [Outputs()],
        _ => [.. of.Maps.Select(map => Against(map, control))],
    };

    /// <summary>The methods by their areas, the most faithful first.</summary>
    public IntervalFigure Ranking() => new(
        $"Area above the curve of the output, {Sample}", $"mean drop up to 20 bases or 10 % of the sequence ({Unit})",
        [.. of.Maps.OrderByDescending(map => map.Area.Value).Select(map => new IntervalLine(Name(map), map.Area))]);

    private CurveFigure Outputs() => new(
        $"Output with the highest-scoring bases mutated, {Sample}", Mutated, Steps("0"), $"mean output ({Unit})",
        [.. of.Maps.Select(map => Line(Name(map), of.Output, map, level => level.Output)), Band(of.Output.Value, of.Maps[0], level => level.Against(FaithfulnessControl.Positions).Chance)])
    {
        Caption = $"Grey: where 95 % of the means lie when as many random positions are mutated, {Words.Count(result.Options.Draws)} draws of each sequence. A method says more than chance where it lies below.",
    };

    private CurveFigure Against(MapFaithfulness map, FaithfulnessControl control) => new(
        $"{Name(map)}, {Sample}", Mutated, Steps("0"), $"mean output ({Unit})",
        [
            new Curve(Name(map), [of.Output.Value, .. map.Levels.Select(level => (double?)level.Against(control).Output)]),
            Band(of.Output.Value, map, level => level.Against(control).Chance),
        ]);

    private CurveFigure Accuracy() => new(
        $"Sequences classified right, {Sample}", Mutated, Steps("0"), "share of sequences",
        [.. of.Maps.Select(map => Line(Name(map), of.Accuracy!, map, level => level.Accuracy!.Value)), Band(of.Accuracy!.Value, of.Maps[0], level => level.Accuracy!.Chance)])
    {
        Caption = "Grey: as many random positions. A class that stays right when all of its bases are replaced is what is left when nothing is found.",
    };

    private CurveFigure Sufficiency() => new(
        $"Output that the highest-scoring bases alone bring back, {Sample}", "bases kept, highest scores first", Steps(), "share of the output above that of shuffles",
        [.. of.Maps.Select(map => Line(Name(map), null, map, level => level.Recovered))])
    {
        Caption = $"The bases are put into {Words.Count(result.Options.Backgrounds)} dinucleotide shuffles of each sequence.",
    };

    private CurveFigure Sensitivity() => new(
        $"How well scores predict what random bases do, {Sample}", "random bases mutated together", Steps(), "median correlation of summed scores and drop",
        [.. of.Maps.Select(map => Line(Name(map), null, map, level => level.SensitivityN))])
    {
        Caption = "Sensitivity-n: for each sequence the correlation, over random draws, of the sum of the scores of the mutated bases with the drop of the output.",
    };

    private string[] Steps(string? first = null) => [.. first is null ? [] : new[] { first }, .. of.Maps[0].Levels.Select(level => level.Level.Title)];

    private static Curve Line(string name, Estimate? none, MapFaithfulness map, Func<LevelFaithfulness, Estimate?> value)
    {
        Estimate?[] values = [.. none is null ? [] : new[] { none }, .. map.Levels.Select(value)];
        return new Curve(name, [.. values.Select(one => one?.Value)], [.. values.Select(one => one?.Low)], [.. values.Select(one => one?.High)]);
    }

    private static Curve Band(double none, MapFaithfulness map, Func<LevelFaithfulness, DrawInterval> value)
    {
        DrawInterval[] values = [.. map.Levels.Select(value)];
        return new Curve(
            Chance, [none, .. values.Select(one => (double?)one.Mean)], [none, .. values.Select(one => (double?)one.Low)], [none, .. values.Select(one => (double?)one.High)], IsChance: true);
    }
}
