using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace CisLens.Web.Tracks;

/// <summary>Stacked genome tracks. The browser fetches the numbers itself and draws them; only addresses travel over the page's connection.</summary>
public sealed partial class TrackViewer
{
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

    /// <summary>The person saved a picture of the tracks.</summary>
    [Parameter]
    public EventCallback Saved { get; set; }

    /// <summary>What stands above the tracks, e.g. the explanation of a base.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    protected override string Script => "js/tracks/index.js";

    protected override TrackOptions Told => Options with { Explains = Explain.HasDelegate };

    [JSInvokable]
    public Task OnMarker(int? position) => MarkerChanged.InvokeAsync(position);

    [JSInvokable]
    public Task OnView(int start, int end) => ViewChanged.InvokeAsync(new TrackView(start, end));

    [JSInvokable]
    public Task OnExplain(int position, int x, int y) => Explain.InvokeAsync(new BasePlace(position, x, y));

    [JSInvokable]
    public Task OnClose() => Closed.InvokeAsync();

    [JSInvokable]
    public Task OnSaved() => Saved.InvokeAsync();

    /// <summary>Puts the keyboard back on the tracks.</summary>
    public async Task FocusAsync()
    {
        if (Drawing is not null)
            await Drawing.InvokeVoidAsync("focus");
    }

    // Marker and view were moved by the person in the browser; they come back here as parameters and change nothing.
    protected override bool IsShown(TrackOptions shown) => Fixed(shown) == Fixed(Options);

    // As JSON, because records compare the lists inside them by identity.
    private static string Fixed(TrackOptions options) => JsonSerializer.Serialize(options with { Marker = null, View = null });
}
