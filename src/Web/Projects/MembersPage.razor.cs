using System.Security.Claims;
using CisLens.Shared.Data.Entities;
using CisLens.Web.Access;
using CisLens.Web.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace CisLens.Web.Projects;

/// <summary>Who belongs to a project; its owners change it.</summary>
public sealed partial class MembersPage
{
    private static readonly (ProjectRole Value, string Title)[] Roles = [.. Enum.GetValues<ProjectRole>().Select(role => (role, ProjectMembers.Word(role)))];

    private Loaded<IReadOnlyList<MemberLine>>? _loaded;
    private string _name = "";
    private string? _me;
    private string _email = "";
    private ProjectRole _role = ProjectRole.Viewer;

    [Parameter]
    public required string ProjectId { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    [Inject]
    private ProjectMembers Members { get; set; } = null!;

    [Inject]
    private ProjectNames Names { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private Attempt Attempt { get; set; } = null!;

    private async Task<IReadOnlyList<MemberLine>?> LoadAsync(CancellationToken cancellationToken)
    {
        _me = (await Authentication).User.PersonId();
        _name = await Names.FindAsync(ProjectId, cancellationToken) ?? "";
        return await Members.ListAsync(ProjectId, cancellationToken);
    }

    private Task AddAsync() => DoAsync(async user =>
    {
        await Members.AddAsync(user, ProjectId, _email, _role, CancellationToken.None);
        _email = "";
    });

    private async Task LeaveAsync()
    {
        var user = (await Authentication).User;
        if (await Attempt.RunAsync(() => Members.RemoveAsync(user, ProjectId, _me!, CancellationToken.None)))
            Navigation.NavigateTo("projects");
    }

    private async Task DoAsync(Func<ClaimsPrincipal, Task> action)
    {
        var user = (await Authentication).User;
        if (await Attempt.RunAsync(() => action(user)))
            await _loaded!.ReloadAsync();
    }
}
