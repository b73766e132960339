using CisLens.Inference.Evaluation.Stability;
using CisLens.Inference.Figures;
using CisLens.Shared.Runs;
using static CisLens.Inference.Runs.Audits.EvidenceText;

namespace CisLens.Inference.Runs.Audits.Stability;

/// <summary>What maps did under small changes, as figures.</summary>
/// <param name="result">What the test found.</param>
/// <param name="name">What a map is called.</param>
public sealed class StabilityFigures(StabilityResult result, Func<TrackKey, string> name)
{
    private const int Rule = 15;
    private const int MostPoints = 400;
    private const string X = "median rank correlation with the map before";

    private static readonly string Quiet =
        $"Only changes that moved the output by less than {Percent(StabilityResult.QuietShare)} of the range of the run's predictions (1 % to 99 % quantile); n is the number of sequences, 95 % intervals over them.";

    /// <summary>Maps by the median correlation over changes that moved the output little, the most stable first.</summary>
    /// <param name="maps">The maps.</param>
    public IntervalFigure Ranking(IEnumerable<MapStability> maps) => new("Where the output hardly moved", X,
        [.. maps.Where(map => map.Quiet is not null).OrderByDescending(map => map.Quiet!.Value).Select(map => new IntervalLine(Name(map), map.Quiet!))])
    {
        Threshold = new FigureThreshold(Rule),
        Caption = Quiet,
    };

    /// <summary>The same, kind of change by kind of change.</summary>
    /// <param name="maps">The maps.</param>
    public IntervalFigure ByKind(IEnumerable<MapStability> maps) => new($"Where the output hardly moved, {Count(result.Sequences, "sequence")}", X,
        [.. from map in maps from kind in map.Kinds where kind.Quiet is not null select new IntervalLine($"{Name(map)}, {Title(kind.Kind)}", kind.Quiet!)])
    {
        Threshold = new FigureThreshold(Rule),
        Caption = Quiet,
    };

    /// <summary>The changes as points: of one map colored by their kind, of several by map.</summary>
    /// <param name="subject">What the title says of the maps.</param>
    /// <param name="maps">Maps of one target; at least one.</param>
    /// <param name="kind">The one kind shown; null for all.</param>
    /// <param name="unit">The unit of the target.</param>
    public ScatterFigure Scatter(string subject, IReadOnlyList<MapStability> maps, SmallChangeKind? kind, string unit)
    {
        ArgumentNullException.ThrowIfNull(maps);
        var responses = maps.Select(map => result.Responses[map.Map].Where(response => kind is null || response.Kind == kind).ToList()).ToList();
        var shown = maps.Zip(responses, (map, of) => Some(of, MostPoints / maps.Count).Select(response => new ScatterPoint(
            response.OutputChange, response.Correlation, maps.Count == 1 ? Title(response.Kind) : RunTrackNames.Method(result.Tracks[map.Map])))).SelectMany(points => points).ToList();
        var all = responses.Sum(of => of.Count);
        var few = shown.Count < all ? $"; {Count(shown.Count)} of them are drawn" : "";
        return new ScatterFigure(
            $"{subject}: {Count(all, "change")} of {Count(responses.SelectMany(of => of).Select(response => response.Row).Distinct().LongCount(), "sequence")}{few}",
            $"change of the output ({unit})", "rank correlation of maps", shown)
        {
            Caption = $"Where the output moves, a map has reason to change as well: a single base may truly matter. Within ±{Number(StabilityResult.QuietShare * maps[0].Scale)} the output hardly moved, and there maps should stay.",
        };
    }

    /// <summary>What a kind of change is called.</summary>
    /// <param name="kind">The kind.</param>
    public static string Title(SmallChangeKind kind) => kind switch
    {
        SmallChangeKind.Substitution => "single changes",
        SmallChangeKind.Shift => "shifts",
        _ => "other strand",
    };

    private string Name(MapStability map) => name(result.Tracks[map.Map]);

    // Changes stand in the order of the sequences, so equal steps are a fair choice.
    private static IEnumerable<ChangeResponse> Some(List<ChangeResponse> responses, int most)
    {
        var step = Math.Max(1, (responses.Count + most - 1) / Math.Max(1, most));
        return responses.Where((_, place) => place % step == 0);
    }
}
