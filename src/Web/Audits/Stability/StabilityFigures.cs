using CisLens.Inference.Evaluation.Stability;
using CisLens.Inference.Figures;
using CisLens.Inference.Runs.Audits.Stability;
using CisLens.Web.Shell;
using CisLens.Web.Tracks;

namespace CisLens.Web.Audits.Stability;

/// <summary>What maps did under small changes, as figures.</summary>
/// <param name="head">The run.</param>
/// <param name="result">What the test found.</param>
/// <param name="maps">The maps of one target.</param>
public sealed class StabilityFigures(ResultsHead head, StabilityResult result, IReadOnlyList<MapStability> maps)
{
    private const int Rule = 15;
    private const int MostPoints = 500;

    /// <summary>The name of a map's method.</summary>
    public string Name(MapStability map) => TestNames.Method(head, result.Tracks[map.Map]);

    /// <summary>The methods by the median correlation over changes that moved the output little.</summary>
    public IntervalFigure Ranking() =>
        new(
            "Where the output hardly moved", "median rank correlation with the map before",
            [.. maps.Where(map => map.Quiet is not null).OrderByDescending(map => map.Quiet!.Value).Select(map => new IntervalLine(Name(map), map.Quiet!))])
        {
            Threshold = new FigureThreshold(Rule),
            Caption = $"All changes that moved the output by less than {Words.Percent(StabilityResult.QuietShare)} of the range of the run's predictions; n is the number of sequences, 95 % intervals over them.",
        };

    /// <summary>The changes of a method as points.</summary>
    /// <param name="map">The map.</param>
    /// <param name="kind">The one kind shown; null for all.</param>
    public ScatterFigure Scatter(MapStability map, SmallChangeKind? kind)
    {
        var responses = result.Responses[map.Map].Where(response => kind is null || response.Kind == kind).ToList();
        // They stand in the order of the sequences, so equal steps are a fair choice.
        var step = Math.Max(1, (responses.Count + MostPoints - 1) / MostPoints);
        var shown = responses.Where((_, place) => place % step == 0).ToList();
        var few = shown.Count < responses.Count ? $"; {Words.Count(shown.Count)} of them are drawn" : "";
        return new ScatterFigure(
            $"{Name(map)}: {Words.Count(responses.Count, "change")} of {Words.Count(responses.Select(response => response.Row).Distinct().LongCount(), "sequence")}{few}",
            $"change of the output ({TestNames.Unit(head, result.Tracks[map.Map].Target)})", "rank correlation of maps",
            [.. shown.Select(response => new ScatterPoint(response.OutputChange, response.Correlation, Title(response.Kind)))])
        {
            Caption = $"Where the output moves, a map has reason to change as well: a single base may truly matter. Within ±{Words.Score(StabilityResult.QuietShare * map.Scale)} the output hardly moved, and there maps should stay.",
        };
    }

    /// <summary>What a kind of change is called.</summary>
    public static string Title(SmallChangeKind kind) => kind switch
    {
        SmallChangeKind.Substitution => "single bases",
        SmallChangeKind.Shift => "shifts",
        _ => "other strand",
    };
}
