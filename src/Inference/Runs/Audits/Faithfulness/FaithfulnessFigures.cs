using CisLens.Inference.Evaluation.Audit;
using CisLens.Inference.Evaluation.Faithfulness;
using CisLens.Inference.Figures;
using CisLens.Inference.Statistics;
using static CisLens.Inference.Runs.Audits.EvidenceText;

namespace CisLens.Inference.Runs.Audits.Faithfulness;

/// <summary>The figures of the mutation experiment: a curve for each method, beside what chance gives.</summary>
internal sealed class FaithfulnessFigures(AuditReading reading, FaithfulnessResult result)
{
    private const string Steps = "mutated bases";
    private const string Chance = "chance (95 % interval)";

    /// <summary>The output along the levels, class by class, and the ranking of the methods.</summary>
    public IEnumerable<Figure> Outputs()
    {
        foreach (var of in Classes())
        {
            yield return Figure(of, $"Output with the highest-scoring bases mutated, {Title(of)}", $"mean output ({Unit(of)})", withNone: true,
                [.. of.Maps.Select(map => Line(Name(map), map, level => level.Output, of.Output)), Band(Chance, of.Maps[0], level => level.Against(FaithfulnessControl.Positions).Chance, of.Output)],
                $"Grey: where 95 % of the means over sequences lie when as many random positions are mutated, {Count(result.Options.Draws)} draws a sequence. {result.Passes.Text}");
            yield return new IntervalFigure($"Area above that curve, {Title(of)}", $"mean drop up to 20 bases or 10 % ({Unit(of)})",
                [.. of.Maps.OrderByDescending(map => map.Area.Value).Select(map => new IntervalLine(Name(map), map.Area))]);
        }
    }

    /// <summary>The share of sequences classified right along the levels, for targets where that can be told.</summary>
    public IEnumerable<Figure> Accuracy() =>
        from target in result.Targets
        where target.Threshold is not null
        let first = target.Judged
        select Figure(first, $"Sequences still classified right, {RunPlanner.TargetName(reading.Spec.Targets[first.Target])}", "share of sequences", withNone: true,
            [.. target.Classes().Select(of => Average(of.Maps[0], $"{of.Class}, random bases, n = {Count(of.N)}", level => level.Accuracy!.Chance, of.Accuracy!))],
            "A class that stays right when all of its bases are replaced is what is left when nothing is found; its maps explain nothing.");

    /// <summary>The two other controls: the output minus what the control gives.</summary>
    public IEnumerable<Figure> Controls()
    {
        foreach (var of in Classes())
            foreach (var (control, name) in new[] { (FaithfulnessControl.Blocks, "random blocks of equal lengths"), (FaithfulnessControl.Shuffled, "random positions, both with bases of a dinucleotide shuffle") })
            {
                yield return Figure(of, $"Against {name}, {Title(of)}", $"output minus that of the control ({Unit(of)})", withNone: false,
                    [.. of.Maps.Select(map => Line(Name(map), map, level => Negative(level.Against(control).Gap), null)), Around(of, control)],
                    "Grey: where 95 % of the control's means lie around their mean, of the method with the widest interval.");
            }
    }

    /// <summary>The share of the output that the highest-scoring bases alone bring back.</summary>
    public IEnumerable<Figure> Recovered() => Classes().Select(of => Figure(
        of, $"Output that the highest-scoring bases alone bring back, {Title(of)}", "share of the output above that of shuffles", withNone: false,
        [.. of.Maps.Where(map => map.Levels.All(level => level.Recovered is not null)).Select(map => Line(Name(map), map, level => level.Recovered!, null))],
        $"The bases are put into {Count(result.Options.Backgrounds)} dinucleotide shuffles of each sequence. The rule looks at {result.Levels[result.GapLevel].Title}.", "bases put back"));

    private IEnumerable<ClassFaithfulness> Classes() => result.Targets.SelectMany(target => target.Classes());

    private static CurveFigure Figure(
        ClassFaithfulness of, string title, string y, bool withNone, IReadOnlyList<Curve> curves, string caption, string x = Steps) =>
        new(title, x, [.. withNone ? ["0"] : Array.Empty<string>(), .. Ordered(of.Maps[0]).Select(level => level.Level.Title)], y, curves) { Caption = caption };

    private static Curve Line(string name, MapFaithfulness map, Func<LevelFaithfulness, Estimate> value, Estimate? none)
    {
        Estimate[] values = [.. none is null ? [] : new[] { none }, .. Ordered(map).Select(value)];
        return new Curve(name, [.. values.Select(of => (double?)of.Value)], [.. values.Select(of => (double?)of.Low)], [.. values.Select(of => (double?)of.High)]);
    }

    private static Curve Average(MapFaithfulness map, string name, Func<LevelFaithfulness, DrawInterval> value, Estimate none) => Band(name, map, value, none) with { IsChance = false };

    private static Curve Band(string name, MapFaithfulness map, Func<LevelFaithfulness, DrawInterval> value, Estimate none)
    {
        DrawInterval[] values = [.. Ordered(map).Select(value)];
        return new Curve(
            name, [none.Value, .. values.Select(of => (double?)of.Mean)], [none.Value, .. values.Select(of => (double?)of.Low)], [none.Value, .. values.Select(of => (double?)of.High)], IsChance: true);
    }

    // Blocks differ from map to map, so each has its own interval of chance.
    private static Curve Around(ClassFaithfulness of, FaithfulnessControl control)
    {
        var levels = of.Maps.Select(map => Ordered(map).Select(level => level.Against(control).Chance).ToList()).ToList();
        var places = Enumerable.Range(0, levels[0].Count).ToList();
        return new Curve(
            Chance, [.. places.Select(_ => (double?)0)],
            [.. places.Select(place => (double?)levels.Min(map => map[place].Low - map[place].Mean))],
            [.. places.Select(place => (double?)levels.Max(map => map[place].High - map[place].Mean))], IsChance: true);
    }

    private static IEnumerable<LevelFaithfulness> Ordered(MapFaithfulness map) => map.Levels.OrderBy(level => level.Bases);

    private static Estimate Negative(Estimate of) => new(-of.Value, -of.High, -of.Low, of.N);

    private string Name(MapFaithfulness map) => Attribution.AttributionCatalogue.Get(result.Tracks[map.Map].Method).Info.Name;

    private string Unit(ClassFaithfulness of) => Models.Target.Create(reading.Spec.Targets[of.Target], reading.Card).Output.Kind;

    private string Title(ClassFaithfulness of)
    {
        var target = RunPlanner.TargetName(reading.Spec.Targets[of.Target]);
        return $"{target}, {(of.Class == RunClasses.All ? "all sequences" : $"class {of.Class}")}, n = {Count(of.N)}";
    }
}
