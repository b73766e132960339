using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace CisLens.Web.Embeddings;

/// <summary>
/// The map and what can be done with a selection. The browser fetches the points itself, keeps the selection and sends it; only its
/// size travels over the page's connection.
/// </summary>
public sealed partial class ScatterView : IAsyncDisposable
{
    private ElementReference _element;
    private ElementReference _file;
    private DotNetObjectReference<ScatterView>? _self;
    private IJSObjectReference? _module;
    private IJSObjectReference? _scatter;
    private ScatterOptions? _shown;
    private int _count;
    private string? _name;
    private string? _saved;
    private string? _problem;
    private bool _busy;
    private bool _failed;
    private bool _disposed;

    [Parameter, EditorRequired]
    public required ScatterOptions Options { get; set; }

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

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    [JSInvokable]
    public void OnSelection(int count)
    {
        (_count, _saved, _problem) = (count, null, null);
        StateHasChanged();
    }

    public async ValueTask DisposeAsync()
    {
        _disposed = true;
        try
        {
            if (_scatter is not null)
            {
                await _scatter.InvokeVoidAsync("destroy");
                await _scatter.DisposeAsync();
            }

            if (_module is not null)
                await _module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone and took its half along.
        }

        _self?.Dispose();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        try
        {
            if (firstRender)
                await CreateAsync();
            else if (_scatter is not null && _shown != Options)
                await _scatter.InvokeVoidAsync("setOptions", _shown = Options);
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone; nothing to draw on.
        }
        catch (JSException)
        {
            _failed = true;
            StateHasChanged();
        }
    }

    private async Task CreateAsync()
    {
        _self = DotNetObjectReference.Create(this);
        _module = await Js.InvokeAsync<IJSObjectReference>("import", $"./{Assets["js/scatter/index.js"]}");
        _shown = Options;
        var scatter = await _module.InvokeAsync<IJSObjectReference>("create", _element, Options, _self);
        _scatter = scatter;
        if (_disposed)
            await scatter.InvokeVoidAsync("destroy");
    }

    private async Task ClearAsync() => await _scatter!.InvokeVoidAsync("clear");

    private async Task IdsAsync() => await _scatter!.InvokeVoidAsync("downloadIds");

    private async Task FastaAsync() => _problem = await _scatter!.InvokeAsync<string?>("downloadFasta", $"{Api}/selection.fa");

    private async Task SaveAsync()
    {
        _busy = true;
        var answer = await _scatter!.InvokeAsync<SavedSelection>("save", $"{Api}/selection", _name);
        (_busy, _saved, _problem) = (false, answer.Id, answer.Error);
    }

    private async Task AddAsync()
    {
        _busy = true;
        _problem = await _module!.InvokeAsync<string?>("sendTable", _file, $"api/projects/{ProjectId}/runs/{RunId}/embeddings/columns");
        _busy = false;
        if (_problem is null)
            await Added.InvokeAsync();
    }

    private sealed record SavedSelection(string? Id, string? Error);
}
