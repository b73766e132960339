using CisLens.Shared.Settings;
using CisLens.Web.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Routing;

namespace CisLens.Web.Shell;

/// <summary>The main menu; inside a project it also lists the project's parts.</summary>
public sealed partial class NavigationRail : IDisposable
{
    private string? _name;
    private string? _named;
    private RunPlace? _run;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private ProjectNames Names { get; set; } = null!;

    [Inject]
    private IAuthorizationService Authorization { get; set; } = null!;

    [Inject]
    private CisLensSettings Settings { get; set; } = null!;

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    private bool HasAccounts => Settings.People.Mode == PeopleMode.Accounts;

    // The form of a new project stands where others have their id.
    private string? Project => Navigation.ToBaseRelativePath(Navigation.Uri).Split('?', '#')[0].Split('/') is ["projects", { Length: > 0 } id, ..] && id != "new" ? id : null;

    private RunPlace? Run => Navigation.ToBaseRelativePath(Navigation.Uri).Split('?', '#')[0].Split('/') is ["projects", { } project, "runs", { } run, ..] ? new RunPlace(project, run) : null;

    public void Dispose()
    {
        Navigation.LocationChanged -= OnLocationChanged;
        Names.Changed -= OnNamesChanged;
    }

    protected override Task OnInitializedAsync()
    {
        if (RendererInfo.IsInteractive)
        {
            Navigation.LocationChanged += OnLocationChanged;
            Names.Changed += OnNamesChanged;
        }

        return NameAsync();
    }

    private void OnLocationChanged(object? sender, LocationChangedEventArgs change) => _ = InvokeAsync(NameAsync);

    private void OnNamesChanged(object? sender, EventArgs change)
    {
        _named = null;
        _ = InvokeAsync(NameAsync);
    }

    private async Task NameAsync()
    {
        if (Project != _named)
            (_named, _name) = (Project, Project is { } project && await MayAsync(project, ProjectPolicies.Reader) ? await Names.FindAsync(project, CancellationToken.None) : null);
        // Whoever sees the project finds the run there.
        if (_name is not null || Run is not { } place)
            _run = null;
        else if (place != _run)
            _run = await MayAsync(place, ProjectPolicies.RunReader) ? place : null;
        StateHasChanged();
    }

    private async Task<bool> MayAsync(object resource, string policy) =>
        (await Authorization.AuthorizeAsync((await Authentication).User, resource, policy)).Succeeded;
}
