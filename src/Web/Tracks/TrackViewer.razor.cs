using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace CisLens.Web.Tracks;

/// <summary>Stacked genome tracks. The browser fetches the numbers itself and draws them; only addresses travel over the page's connection.</summary>
public sealed partial class TrackViewer : IAsyncDisposable
{
    private ElementReference _element;
    private DotNetObjectReference<TrackViewer>? _self;
    private IJSObjectReference? _module;
    private IJSObjectReference? _viewer;
    private TrackOptions? _shown;
    private bool _failed;
    private bool _disposed;

    [Parameter, EditorRequired]
    public required TrackOptions Options { get; set; }

    /// <summary>The person moved the marker.</summary>
    [Parameter]
    public EventCallback<int?> MarkerChanged { get; set; }

    /// <summary>The person stopped moving the view.</summary>
    [Parameter]
    public EventCallback<TrackView> ViewChanged { get; set; }

    /// <summary>The person asks why a base counts: which, and where it stands.</summary>
    [Parameter]
    public EventCallback<BasePlace> Explain { get; set; }

    /// <summary>The person wants to see nothing but the tracks.</summary>
    [Parameter]
    public EventCallback Closed { get; set; }

    /// <summary>What stands above the tracks, e.g. the explanation of a base.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    [JSInvokable]
    public Task OnMarker(int? position) => MarkerChanged.InvokeAsync(position);

    [JSInvokable]
    public Task OnView(int start, int end) => ViewChanged.InvokeAsync(new TrackView(start, end));

    [JSInvokable]
    public Task OnExplain(int position, int x, int y) => Explain.InvokeAsync(new BasePlace(position, x, y));

    [JSInvokable]
    public Task OnClose() => Closed.InvokeAsync();

    /// <summary>Puts the keyboard back on the tracks.</summary>
    public async Task FocusAsync()
    {
        if (_viewer is not null)
            await _viewer.InvokeVoidAsync("focus");
    }

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

        _self?.Dispose();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        try
        {
            if (firstRender)
                await CreateAsync();
            else if (_viewer is not null && NeedsUpdate())
                await UpdateAsync();
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
        _module = await Js.InvokeAsync<IJSObjectReference>("import", $"./{Assets["js/tracks/index.js"]}");
        _shown = Options;
        var viewer = await _module.InvokeAsync<IJSObjectReference>("create", _element, Options with { Explains = Explain.HasDelegate }, _self);
        _viewer = viewer;
        if (_disposed)
            await viewer.InvokeVoidAsync("destroy");
    }

    // Marker and view were moved by the person in the browser; they come back here as parameters and change nothing.
    private bool NeedsUpdate() => Fixed(_shown!) != Fixed(Options);

    // As JSON, because records compare the lists inside them by identity.
    private static string Fixed(TrackOptions options) => JsonSerializer.Serialize(options with { Marker = null, View = null });

    private ValueTask UpdateAsync()
    {
        _shown = Options;
        return _viewer!.InvokeVoidAsync("setOptions", Options with { Explains = Explain.HasDelegate });
    }
}
