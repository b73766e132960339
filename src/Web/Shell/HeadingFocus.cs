using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using RouteData = Microsoft.AspNetCore.Components.RouteData;

namespace CisLens.Web.Shell;

/// <summary>
/// Puts the focus on the heading of a page that was gone to, unless somebody writes already. Blazor's own <c>FocusOnNavigate</c> takes
/// it from them: over a slow connection it comes when the first letters are typed, and the others are lost.
/// </summary>
public sealed class HeadingFocus : ComponentBase
{
    private Type? _page;
    private bool _isDue;

    [Parameter, EditorRequired]
    public required RouteData Route { get; set; }

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    protected override void OnParametersSet()
    {
        _isDue |= Route.PageType != _page;
        _page = Route.PageType;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_isDue)
            return;
        _isDue = false;
        await Js.InvokeVoidAsync("cislensFocusHeading");
    }
}
