using System.Globalization;
using CisLens.Inference.Evaluation.Audit;
using CisLens.Inference.Evaluation.Stability;
using CisLens.Inference.Runs.Audits.Stability;
using CisLens.Inference.Statistics;
using CisLens.Web.Tracks;
using Microsoft.AspNetCore.Components;

namespace CisLens.Web.Audits.Stability;

/// <summary>The maps of one target under small changes: by method, by change, by sequence.</summary>
public sealed partial class StabilityView
{
    private const int Size = 20;
    private const string AllKinds = "all changes";
    private IReadOnlyList<(long Row, double Median, ChangeResponse Worst, int Changes)> _rows = [];
    private (StabilityResult, int, SmallChangeKind?)? _read;

    [Parameter, EditorRequired]
    public required ResultsHead Head { get; set; }

    /// <summary>The rules with the thresholds of the project.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<AuditRule> Rules { get; set; }

    [Parameter, EditorRequired]
    public required StabilityResult Result { get; set; }

    /// <summary>The maps of the chosen target; at least one.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<MapStability> Maps { get; set; }

    [Parameter, EditorRequired]
    public required StabilityQuery Query { get; set; }

    [Parameter]
    public EventCallback<StabilityQuery> Changed { get; set; }

    [Inject]
    private RunTracks Runs { get; set; } = null!;

    private StabilityFigures Figures => new(Result, track => TestNames.Method(Head, track));

    private string Name(MapStability map) => TestNames.Method(Head, Result.Tracks[map.Map]);

    private MapStability Chosen => Maps.FirstOrDefault(map => Result.Tracks[map.Map].Method == Query.Method) ?? Maps[0];

    private IReadOnlyList<(long Row, double Median, ChangeResponse Worst, int Changes)> Shown => [.. _rows.Skip(Query.Page * Size).Take(Size)];

    protected override void OnParametersSet()
    {
        var wanted = (Result, Chosen.Map, Query.Kind);
        if (_read == wanted)
            return;
        (_read, _rows) = (wanted,
        [
            .. from response in Result.Responses[Chosen.Map]
               where response.IsQuiet(Chosen.Scale, StabilityResult.QuietShare) && (Query.Kind is null || response.Kind == Query.Kind)
               group response by response.Row into row
               let median = Quantiles.Of([.. row.Select(response => response.Correlation).Order()], 0.5)
               orderby median, row.Key
               select (row.Key, median, row.MinBy(response => response.Correlation)!, row.Count()),
        ]);
    }

    private static string Change(ChangeResponse response) => response.Kind switch
    {
        SmallChangeKind.Substitution => string.Create(CultureInfo.InvariantCulture, $"another base at position {response.Amount + 1:N0}"),
        SmallChangeKind.Shift => string.Create(CultureInfo.InvariantCulture, $"a shift by {response.Amount:+0;-0}"),
        _ => "the other strand",
    };
}
