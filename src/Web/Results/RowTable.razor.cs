using CisLens.Shared;
using CisLens.Shared.Runs;
using CisLens.Web.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web.Virtualization;

using CisLens.Web.Tracks;

namespace CisLens.Web.Results;

/// <summary>The sequences of a run. Only the rows on screen are read.</summary>
public sealed partial class RowTable
{
    private Virtualize<RunRowView>? _rows;
    private (string Search, string? SortBy, bool Ascending, int Version)? _shown;
    private long? _total;
    private string? _failure;

    [Parameter, EditorRequired]
    public required ResultsHead Head { get; set; }

    [Parameter, EditorRequired]
    public required ResultsQuery Query { get; set; }

    [Parameter, EditorRequired]
    public required long Selected { get; set; }

    /// <summary>Changes when there is more to show.</summary>
    [Parameter]
    public int Version { get; set; }

    [Parameter, EditorRequired]
    public required Func<RunRowQuery, CancellationToken, RunRowPage> Provide { get; set; }

    /// <summary>The address of a row.</summary>
    [Parameter, EditorRequired]
    public required Func<long, ResultsQuery, string> Address { get; set; }

    [Parameter]
    public EventCallback<ResultsQuery> Changed { get; set; }

    [Parameter]
    public EventCallback<long> Chosen { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        var wanted = (Query.Search, Query.SortBy, Query.Ascending, Version);
        if (_shown == wanted)
            return;
        _shown = wanted;
        if (_rows is not null)
            await _rows.RefreshDataAsync();
    }

    // The attributions of the target whose tracks are shown.
    private List<int> Shown => [.. Enumerable.Range(0, Head.Tracks.Count)
        .Where(index => Head.Tracks[index].Key.Target == Math.Clamp(Query.Target, 0, Head.Spec.Targets.Count - 1))];

    private string PredictionTitle => Head.Spec.Model.Replicas is { } count ? $"The model's output: mean ± standard deviation of {count} replicas" : "The model's output";

    private static string Number(float value) => float.IsNaN(value) ? "…" : Words.Score(value);

    private string? Sorted(string key) => Query.SortBy != key ? null : Query.Ascending ? "ascending" : "descending";

    private Task SearchAsync(string text) => Changed.InvokeAsync(Query with { Search = text });

    private Task SortAsync(string? key) => Changed.InvokeAsync(Query with { SortBy = key, Ascending = key is not null && Query.SortBy == key && !Query.Ascending });

    private ValueTask<ItemsProviderResult<RunRowView>> ProvideAsync(ItemsProviderRequest request)
    {
        try
        {
            var page = Provide(new RunRowQuery(request.StartIndex, request.Count, Query.Search, Query.SortBy, !Query.Ascending), request.CancellationToken);
            (_total, _failure) = (page.Total, null);
            _ = InvokeAsync(StateHasChanged);
            return new(new ItemsProviderResult<RunRowView>(page.Rows, (int)Math.Min(int.MaxValue, page.Total)));
        }
        catch (InputException error)
        {
            _failure = error.Message;
            _ = InvokeAsync(StateHasChanged);
            return new(new ItemsProviderResult<RunRowView>([], 0));
        }
    }
}
