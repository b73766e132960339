using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace CisLens.Web.Embeddings;

/// <summary>
/// The map and what can be done with a selection. The browser fetches the points itself, keeps the selection and sends it; only its
/// size travels over the page's connection.
/// </summary>
public sealed partial class ScatterView
{
    private ElementReference _file;
    private int _count;
    private string? _name;
    private string? _saved;
    private string? _problem;
    private bool _busy;

    [Parameter, EditorRequired]
    public required string ProjectId { get; set; }

    [Parameter, EditorRequired]
    public required string RunId { get; set; }

    /// <summary>The address of the embedding.</summary>
    [Parameter, EditorRequired]
    public required string Api { get; set; }

    /// <summary>Columns were added.</summary>
    [Parameter]
    public EventCallback Added { get; set; }

    protected override string Script => "js/scatter/index.js";

    [JSInvokable]
    public void OnSelection(int count)
    {
        (_count, _saved, _problem) = (count, null, null);
        StateHasChanged();
    }

    private async Task ClearAsync() => await Drawing!.InvokeVoidAsync("clear");

    private async Task IdsAsync() => await Drawing!.InvokeVoidAsync("downloadIds");

    private async Task FastaAsync() => _problem = await Drawing!.InvokeAsync<string?>("downloadFasta", $"{Api}/selection.fa");

    private async Task SaveAsync()
    {
        _busy = true;
        var answer = await Drawing!.InvokeAsync<SavedSelection>("save", $"{Api}/selection", _name);
        (_busy, _saved, _problem) = (false, answer.Id, answer.Error);
    }

    private async Task AddAsync()
    {
        _busy = true;
        _problem = await Module!.InvokeAsync<string?>("sendTable", _file, $"api/projects/{ProjectId}/runs/{RunId}/embeddings/columns");
        _busy = false;
        if (_problem is null)
            await Added.InvokeAsync();
    }

    private sealed record SavedSelection(string? Id, string? Error);
}
