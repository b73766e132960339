using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace CisLens.Web.Shell;

/// <summary>
/// A component whose inside a script draws. The script's module has <c>create(element, options, component)</c>, which answers an
/// object with <c>setOptions(options)</c> and <c>destroy()</c>; <c>component</c> is this component, for what the script reports.
/// </summary>
/// <typeparam name="TOptions">What the script is told.</typeparam>
public abstract class DrawnComponent<TOptions> : ComponentBase, IAsyncDisposable
    where TOptions : class
{
    private DotNetObjectReference<DrawnComponent<TOptions>>? _self;
    private TOptions? _shown;
    private bool _disposed;

    [Parameter, EditorRequired]
    public required TOptions Options { get; set; }

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    /// <summary>Where the script draws.</summary>
    protected ElementReference Element { get; set; }

    /// <summary>Whether the script failed; the page then says so.</summary>
    protected bool Failed { get; private set; }

    /// <summary>The script's module; null until it is loaded.</summary>
    protected IJSObjectReference? Module { get; private set; }

    /// <summary>What the script created; null until then.</summary>
    protected IJSObjectReference? Drawing { get; private set; }

    /// <summary>The module's address below the root, e.g. <c>js/tracks/index.js</c>.</summary>
    protected abstract string Script { get; }

    public async ValueTask DisposeAsync()
    {
        _disposed = true;
        try
        {
            if (Drawing is not null)
            {
                await Drawing.InvokeVoidAsync("destroy");
                await Drawing.DisposeAsync();
            }

            if (Module is not null)
                await Module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone and took its half along.
        }

        _self?.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>What the script is told.</summary>
    protected virtual TOptions Told => Options;

    /// <summary>Whether the script need not hear of the options again.</summary>
    /// <param name="shown">What it was told last.</param>
    protected virtual bool IsShown(TOptions shown) => shown.Equals(Options);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        try
        {
            if (firstRender)
                await CreateAsync();
            else if (Drawing is not null && !IsShown(_shown!))
            {
                _shown = Options;
                await Drawing.InvokeVoidAsync("setOptions", Told);
            }
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone; nothing to draw on.
        }
        catch (JSException)
        {
            Failed = true;
            StateHasChanged();
        }
    }

    private async Task CreateAsync()
    {
        _self = DotNetObjectReference.Create(this);
        Module = await Js.InvokeAsync<IJSObjectReference>("import", $"./{Assets[Script]}");
        _shown = Options;
        var drawing = await Module.InvokeAsync<IJSObjectReference>("create", Element, Told, _self);
        Drawing = drawing;
        if (_disposed)
            await drawing.InvokeVoidAsync("destroy");
    }
}
