using CisLens.Web.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace CisLens.Web.Projects;

/// <summary>A project: what is in it and what ran.</summary>
public sealed partial class ProjectPage
{
    private Loaded<ProjectOverview>? _loaded;

    [Parameter]
    public required string ProjectId { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    [Inject]
    private ProjectService Projects { get; set; } = null!;

    [Inject]
    private ProjectLifetime Lifetime { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private Attempt Attempt { get; set; } = null!;

    private async Task RenameAsync((string Name, string Description) form)
    {
        var user = (await Authentication).User;
        if (await Attempt.RunAsync(() => Projects.RenameAsync(ProjectId, form.Name, form.Description, user, CancellationToken.None)))
            await _loaded!.ReloadAsync();
    }

    private async Task ArchiveAsync(bool isArchived)
    {
        var user = (await Authentication).User;
        if (await Attempt.RunAsync(() => Lifetime.ArchiveAsync(user, ProjectId, isArchived, CancellationToken.None)))
            await _loaded!.ReloadAsync();
    }

    private async Task DeleteAsync()
    {
        var user = (await Authentication).User;
        if (await Attempt.RunAsync(() => Lifetime.DeleteAsync(user, ProjectId, CancellationToken.None)))
            Navigation.NavigateTo("projects");
    }
}
