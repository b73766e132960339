using CisLens.Inference.Models;
using CisLens.Shared.Runs;
using CisLens.Web.Selections;
using CisLens.Web.Shell;
using CisLens.Web.Tracks;
using Microsoft.AspNetCore.Components;

namespace CisLens.Web.Results;

/// <summary>One sequence: what the model answered, and the tracks of the methods.</summary>
public sealed partial class RowDetail
{
    private ResultRow? _row;
    private (long Row, int Version)? _loaded;
    private TrackViewer? _viewer;
    private SelectionBar? _selection;
    private BasePlace? _explained;
    private (long, int, HitKey?, int)? _lanesOf;
    private IReadOnlyList<(TrackKey From, TrackSpec Hits)> _lanes = [];

    [Parameter, EditorRequired]
    public required ResultsHead Head { get; set; }

    [Parameter, EditorRequired]
    public required long Row { get; set; }

    /// <summary>Whether a person asked for the row; the first of a run shows itself.</summary>
    [Parameter]
    public bool IsChosen { get; set; } = true;

    /// <summary>Changes when there is more to show.</summary>
    [Parameter]
    public int Version { get; set; }

    [Parameter, EditorRequired]
    public required ResultsQuery Query { get; set; }

    [Parameter, EditorRequired]
    public required Func<long, ResultRow?> Provide { get; set; }

    [Parameter, EditorRequired]
    public required Func<long, ResultsQuery, string> Address { get; set; }

    [Parameter]
    public EventCallback<ResultsQuery> Changed { get; set; }

    [Inject]
    private BaseReports Reports { get; set; } = null!;

    [Inject]
    private MotifResults Motifs { get; set; } = null!;

    [Inject]
    private RunTracks Results { get; set; } = null!;

    private int Target => Math.Clamp(Query.Target, 0, Head.Spec.Targets.Count - 1);

    private List<TrackLine> TracksOfTarget => [.. Head.Tracks.Where(track => track.Key.Target == Target)];

    private List<TrackLine> Comparable => [.. TracksOfTarget, .. Head.Tracks.Where(track => track.Key.Target != Target)];

    private string Unit => Head.Tracks.FirstOrDefault(track => track.Unit.Length > 0)?.Unit is { } unit ? $"predicted {unit}{Replicas}" : $"predicted{Replicas}";

    private string Replicas => Head.Spec.Model.Replicas is { } count ? $", mean ± standard deviation of {count} replicas" : "";

    protected override void OnParametersSet()
    {
        // A row that is complete is not read again when other rows arrive.
        var complete = _row?.View.Tops.All(top => !float.IsNaN(top)) == true;
        if (_loaded?.Row == Row && (complete || _loaded?.Version == Version))
            return;
        if (_loaded?.Row != Row)
            _explained = null;
        _loaded = (Row, Version);
        _row = Provide(Row);
    }

    private static string Notes(ResultRow row)
    {
        var place = row.View.Row;
        var padded = place.PadLeft + place.PadRight;
        var cropped = place.Length - (row.Bases.Length - padded);
        return (padded, cropped) switch
        {
            (> 0, _) => $"padded with {padded} unknown bases",
            (_, > 0) => $"central {Words.Count(row.Bases.Length)} of {Words.Count(place.Length)} bases",
            _ => "",
        };
    }

    private bool IsHidden(string method) => Query.Hidden.Contains(method);

    private Task Toggle(string method) => Changed.InvokeAsync(Query with
    {
        Hidden = IsHidden(method) ? [.. Query.Hidden.Where(one => one != method)] : [.. Query.Hidden, method],
    });

    private Task ChooseMaps(ChangeEventArgs change) => Changed.InvokeAsync(Query with { Maps = Enum.Parse<HeatMaps>((string)change.Value!) });

    private bool IsThere(ResultRow row, TrackLine track) => !float.IsNaN(row.View.Tops[Head.Tracks.ToList().IndexOf(track)]);

    private List<string> Waiting(ResultRow row) => [.. TracksOfTarget.Where(track => !IsThere(row, track)).Select(track => track.Method.Name)];

    // In a model of any length a shorter sequence stands elsewhere in the window; only what is sure is hatched.
    private ReceptivePart? Receptive(ResultRow row) =>
        row.Bases.Length == Head.Prepared!.Length && row.View.Row is { PadLeft: 0, PadRight: 0 } ? Head.Receptive[Target] : null;

    private TrackOptions Options(ResultRow row)
    {
        var options = TrackOptions.Of(
            Head, row, Shown(row), Query.Maps, Query.Marker, Comparison(row),
            Receptive(row) is { } part ? new TrackView(part.Start, part.End) : null);
        return options.With([.. Query.Site is { } site && site.End <= row.Bases.Length ? [(default(TrackKey), site.Lane)] : Array.Empty<(TrackKey, TrackSpec)>(), .. Lanes()]);
    }

    // Hits are read from files: not again when only the marker moved.
    private IReadOnlyList<(TrackKey From, TrackSpec Hits)> Lanes()
    {
        var wanted = (Row, Target, Query.Hit, Version);
        if (_lanesOf != wanted)
            (_lanesOf, _lanes) = (wanted, Motifs.Of(Head.Run.Id) is { } motifs ? [.. RunHits.Of(Head, motifs, Row, Target, Query.Hit)] : []);
        return _lanes;
    }

    private List<TrackLine> Shown(ResultRow row) => [.. TracksOfTarget.Where(track => !IsHidden(track.Method.Id) && IsThere(row, track))];

    // Arrays that are neither tracks nor maps are told in a line.
    private IEnumerable<(TrackLine Line, MethodArrayInfo Array)> Numbers(ResultRow row) =>
        from line in Shown(row) from array in line.Method.Arrays where !MatrixMaps.IsMatrix(array) && !TrackOptions.IsTrack(array) select (line, array);

    private TrackComparison? Comparison(ResultRow row) =>
        Query.Comparison is { } asked && Head.Tracks.Count(track => (track.Key == asked.A || track.Key == asked.B) && IsThere(row, track)) == (asked.A == asked.B ? 1 : 2) ? asked : null;

    private Task MoveMarkerAsync(int? marker)
    {
        // An open explanation follows the marker.
        if (_explained is not null && marker is { } position)
            _explained = _explained with { Position = position };
        return Changed.InvokeAsync(Query with { Marker = marker });
    }

    private string Column(string key) => Head.Tracks.FirstOrDefault(track => track.Key.ToString() == key)?.Title
        ?? $"prediction of {Head.Spec.Targets[Math.Clamp(int.TryParse(key.AsSpan(key.LastIndexOf('/') + 1), out var target) ? target : 0, 0, Head.Spec.Targets.Count - 1)].Name}";

    private Task ExportedAsync() => _selection?.ExportedAsync() ?? Task.CompletedTask;

    private async Task CloseAsync()
    {
        _explained = null;
        if (_viewer is not null)
            await _viewer.FocusAsync();
    }
}
