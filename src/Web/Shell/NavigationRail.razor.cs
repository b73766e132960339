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
            (_named, _name) = (Project, Project is { } project && await MaySeeAsync(project) ? await Names.FindAsync(project, CancellationToken.None) : null);
        StateHasChanged();
    }

    private async Task<bool> MaySeeAsync(string project) =>
        (await Authorization.AuthorizeAsync((await Authentication).User, project, ProjectPolicies.Reader)).Succeeded;
}
