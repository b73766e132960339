using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace CisLens.Web.Tracks;

/// <summary>A matrix with zoom. The browser fetches the numbers itself and draws them.</summary>
public sealed partial class MatrixMap : IAsyncDisposable
{
    private ElementReference _element;
    private IJSObjectReference? _module;
    private IJSObjectReference? _viewer;
    private string? _shown;
    private bool _failed;
    private bool _disposed;

    [Parameter, EditorRequired]
    public required MatrixOptions Options { get; set; }

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    public async ValueTask DisposeAsync()
    {
        _disposed = true;
        try
        {
            if (_viewer is not null)
            {
                await _viewer.InvokeVoidAsync("destroy");
                await _viewer.DisposeAsync();
            }

            if (_module is not null)
                await _module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone and took its half along.
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        // As JSON, because records compare the lists inside them by identity.
        var wanted = JsonSerializer.Serialize(Options);
        if (_shown == wanted)
            return;
        _shown = wanted;
        try
        {
            if (firstRender)
                await CreateAsync();
            else if (_viewer is not null)
                await _viewer.InvokeVoidAsync("setOptions", Options);
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
        _module = await Js.InvokeAsync<IJSObjectReference>("import", $"./{Assets["js/matrix/index.js"]}");
        var viewer = await _module.InvokeAsync<IJSObjectReference>("create", _element, Options);
        _viewer = viewer;
        if (_disposed)
            await viewer.InvokeVoidAsync("destroy");
    }
}
