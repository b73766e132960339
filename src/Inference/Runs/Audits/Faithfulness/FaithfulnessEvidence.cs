using CisLens.Inference.Evaluation.Audit;
using CisLens.Inference.Evaluation.Faithfulness;
using CisLens.Inference.Figures;
using CisLens.Shared.Runs;
using static CisLens.Inference.Runs.Audits.EvidenceText;

namespace CisLens.Inference.Runs.Audits.Faithfulness;

/// <summary>Makes summary, findings and figures of the mutation experiment.</summary>
/// <param name="reading">The run.</param>
/// <param name="options">The settings.</param>
/// <param name="outputs">What the experiment gave.</param>
/// <param name="rows">The row of each of its sequences.</param>
internal sealed class FaithfulnessEvidence(AuditReading reading, FaithfulnessOptions options, FaithfulnessOutputs outputs, IReadOnlyList<int> rows)
{
    private readonly IReadOnlyList<TrackKey> _tracks = reading.Results.Tracks;

    public FaithfulnessResult Summarise(PassCount passes, CancellationToken token)
    {
        var gapLevel = GapLevel(outputs.Shape.Levels);
        var all = new ClassOutputs(outputs, [.. Enumerable.Range(0, rows.Count)], null, reading.Spec.Seed);
        var areas = Enumerable.Range(0, _tracks.Count).Select(all.Areas).ToList();
        var gaps = Enumerable.Range(0, _tracks.Count).Select(map => all.Gaps(map, gapLevel, FaithfulnessControl.Positions)).ToList();
        return new FaithfulnessResult
        {
            Options = options,
            Tracks = _tracks,
            Sequences = rows.Count,
            Available = reading.Classes.Count,
            Levels = outputs.Shape.Levels,
            GapLevel = gapLevel,
            Passes = passes,
            Targets = [.. Enumerable.Range(0, reading.Spec.Targets.Count).Select(target => Target(target, token))],
            Rows = [.. rows.Select((row, place) => new RowFaithfulness(row, Values(areas, place), Values(gaps, place)))],
        };

        static float[] Values(List<double[]> maps, int place) => [.. maps.Select(map => (float)map[place])];
    }

    public IEnumerable<RuleEvidence> Of(FaithfulnessResult result)
    {
        var classes = result.Targets.SelectMany(target => target.Classes()).Select(of => new FaithfulnessFigures(result, of, Sample(of), reading.Unit(of.Target))).ToList();
        yield return new RuleEvidence(-2, [.. result.Targets.Select(Learnt)])
        {
            Figures = [.. result.Targets.Where(target => target.Threshold is not null).Select(target => FaithfulnessFigures.LeftOver(target, reading.TargetName(target.Target)))],
        };
        yield return new RuleEvidence(7, [.. Findings(result, AgainstRandom)]) { Figures = [.. classes.SelectMany(of => new Figure[] { Counted(of.Output(), result.Passes), of.Ranking() })] };
        yield return new RuleEvidence(8, [.. Findings(result, OtherControls)])
        {
            Figures =
            [
                .. classes.SelectMany(of => new Figure[]
                {
                    of.Gaps(FaithfulnessControl.Blocks, "random blocks of equal lengths"), of.Gaps(FaithfulnessControl.Shuffled, "random positions, both with bases of a dinucleotide shuffle"),
                }),
            ],
        };
        yield return new RuleEvidence(9, [.. Findings(result, Sufficient)]) { Figures = [.. classes.Select(of => of.Recovered())] };
    }

    private IEnumerable<RuleFinding> Findings(FaithfulnessResult result, Func<FaithfulnessResult, ClassFaithfulness, MapFaithfulness, RuleFinding> finding) =>
        from target in result.Targets
        from map in target.Judged.Maps
        select finding(result, target.Judged, map) with { Subject = reading.Name(_tracks[map.Map]), Track = _tracks[map.Map] };

    private TargetFaithfulness Target(int target, CancellationToken token)
    {
        var (judged, others) = Places(target);
        var kind = reading.Unit(target);
        var threshold = MemberThreshold.Of(kind, Originals(judged), Originals(others));
        var seed = reading.Spec.Seed;
        return new TargetFaithfulness(
            target,
            FaithfulnessSummary.Of(outputs, reading.Classes.Class(target) ?? RunClasses.All, judged, target, withMaps: true, threshold is null ? null : threshold.IsMember, seed, token),
            others.Length == 0 ? null : FaithfulnessSummary.Of(outputs, "others", others, target, withMaps: reading.Spec.Targets.Count == 1, threshold is null ? null : output => !threshold.IsMember(output), seed, token),
            threshold,
            threshold is null ? null : FaithfulnessSummary.RandomMembers(outputs, judged, target, threshold.IsMember, seed));

        float[] Originals(int[] places) => [.. places.Select(place => outputs.Original[(place * outputs.Shape.Targets) + target])];
    }

    // Sequences of the target's class, and those of other labels.
    private (int[] Judged, int[] Others) Places(int target)
    {
        var (name, labels) = (reading.Classes.Class(target), reading.Classes.Labels);
        return name is null
            ? ([.. Enumerable.Range(0, rows.Count)], [])
            : ([.. Enumerable.Range(0, rows.Count).Where(place => labels[rows[place]] == name)],
                [.. Enumerable.Range(0, rows.Count).Where(place => labels[rows[place]] is { } label && label != name)]);
    }

    private static int GapLevel(IReadOnlyList<MutationLevel> levels)
    {
        var whole = Enumerable.Range(0, levels.Count).Where(level => levels[level].Amount is >= 1 and <= AuditRules.MostBases).ToList();
        return whole.Count > 0 ? whole.MaxBy(level => levels[level].Amount) : 0;
    }

    private RuleFinding Learnt(TargetFaithfulness of)
    {
        var (name, n) = (reading.TargetName(of.Target), Count(of.Judged.N));
        if (of is not { Threshold: { } threshold, RandomMembers: { } random, Judged.Accuracy: { } before })
        {
            return new RuleFinding
            {
                Subject = name,
                Verdict = AuditVerdict.NotRun,
                Text = "From which output on a sequence is called a member of the class cannot be told: give sequences labels, among them others than those of the class.",
            };
        }
        var others = of.Others?.Accuracy is { } right ? $" Of the other sequences {Shares(right)} are called none." : "";
        return new RuleFinding
        {
            Subject = name,
            Numbers = [random],
            Text = $"With all bases replaced at random {Shares(random)} of the sequences are still called members, of {Shares(before)} as they are (n = {n}, {Count(options.Draws)} draws each). "
                + $"Called a member: {threshold.Origin} ({Number(threshold.Value)}).{others}",
        };
    }

    private RuleFinding AgainstRandom(FaithfulnessResult result, ClassFaithfulness of, MapFaithfulness map)
    {
        var (level, title) = (map.Levels[result.GapLevel], result.Levels[result.GapLevel].Title);
        var few = of.N < AuditRules.Sequences ? $" The rule asks for {AuditRules.Sequences} sequences." : "";
        return new RuleFinding
        {
            Verdict = FaithfulnessVerdicts.AgainstRandom(of, map.Map),
            Text = $"Mutating its {title} highest-scoring bases costs {Interval(level.Against(FaithfulnessControl.Positions).Gap)} {reading.Unit(of.Target)} more than mutating {title} random ones "
                + $"(n = {Count(of.N)}). {Places(map, FaithfulnessControl.Positions)}{few}",
            Rows = Worst(of, part => part.Gaps(map.Map, result.GapLevel, FaithfulnessControl.Positions)),
        };
    }

    private RuleFinding OtherControls(FaithfulnessResult result, ClassFaithfulness of, MapFaithfulness map)
    {
        var (level, title) = (map.Levels[result.GapLevel], result.Levels[result.GapLevel].Title);
        return new RuleFinding
        {
            Verdict = FaithfulnessVerdicts.UnderOtherControls(of, map.Map),
            Text = $"At {title} bases it costs {Interval(level.Against(FaithfulnessControl.Blocks).Gap)} {reading.Unit(of.Target)} more than random blocks of equal lengths and, with the bases of a dinucleotide shuffle, "
                + $"{Interval(level.Against(FaithfulnessControl.Shuffled).Gap)} more than random positions (n = {Count(of.N)}). "
                + $"Blocks: {Lower(Places(map, FaithfulnessControl.Blocks))} Shuffled bases: {Lower(Places(map, FaithfulnessControl.Shuffled))}",
            Rows = Worst(of, part => part.Gaps(map.Map, result.GapLevel, FaithfulnessControl.Blocks)),
        };
    }

    private RuleFinding Sufficient(FaithfulnessResult result, ClassFaithfulness of, MapFaithfulness map)
    {
        var (level, title) = (map.Levels[result.GapLevel], result.Levels[result.GapLevel].Title);
        return new RuleFinding
        {
            Numbers = [level.Recovered],
            Text = level.Recovered is { } share
                ? $"Its {title} highest-scoring bases alone, put into {Count(options.Backgrounds)} shuffles of each sequence, bring back {Shares(share)} of what the output is above that of the shuffles (n = {Count(of.N)})."
                : "The sequences have the output of their shuffles, so there is nothing to be brought back.",
            Rows = Worst(of, part => part.Surpluses(map.Map, result.GapLevel)),
        };
    }

    private static CurveFigure Counted(CurveFigure figure, PassCount passes) => figure with { Caption = $"{figure.Caption} {passes.Text}" };

    private string Sample(ClassFaithfulness of) => $"{reading.TargetName(of.Target)}, {(of.Class == RunClasses.All ? "all sequences" : $"class {of.Class}")}, n = {Count(of.N)}";

    // The sequences where the map did worse than nothing, the worst first.
    private IReadOnlyList<long> Worst(ClassFaithfulness of, Func<ClassOutputs, double[]> measure)
    {
        var places = Places(of.Target).Judged;
        var values = measure(new ClassOutputs(outputs, places, null, reading.Spec.Seed));
        return [.. Enumerable.Range(0, places.Length).Where(item => values[item] < 0).OrderBy(item => values[item]).Take(RuleFinding.MostRows).Select(item => (long)rows[places[item]])];
    }

    // E.g. "Below what chance gives at 5, 10 and 20 bases, inside at 10 %."
    private static string Places(MapFaithfulness map, FaithfulnessControl control)
    {
        var levels = map.Levels.Where(FaithfulnessVerdicts.IsLookedAt).ToList();
        if (levels.Count == 0)
            return "No number of bases from 5 to 20 or up to a tenth was looked at.";
        var parts = levels.GroupBy(level => level.Against(control).Place).OrderBy(group => group.Key)
            .Select(group => $"{Place(group.Key)} what chance gives with {List([.. group.Select(level => level.Level.Title)])} mutated");
        var text = string.Join(", ", parts);
        return $"{char.ToUpperInvariant(text[0])}{text[1..]}.";
    }

    private static string Place(ChancePlace place) => place switch
    {
        ChancePlace.Below => "below",
        ChancePlace.Inside => "inside of",
        _ => "above",
    };

    private static string List(IReadOnlyList<string> items) => items.Count == 1 ? items[0] : $"{string.Join(", ", items.Take(items.Count - 1))} and {items[^1]}";

    private static string Lower(string text) => $"{char.ToLowerInvariant(text[0])}{text[1..]}";
}
