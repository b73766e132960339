using System.Security.Claims;
using CisLens.Shared.Data.Entities;
using CisLens.Web.Access;
using CisLens.Web.People;
using CisLens.Web.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace CisLens.Web.Projects;

/// <summary>Who belongs to a project; its owners change it.</summary>
public sealed partial class MembersPage
{
    private static readonly (ProjectRole Value, string Title)[] Roles = [.. Enum.GetValues<ProjectRole>().Select(role => (role, ProjectMembers.Word(role)))];

    private Loaded<MembersView>? _loaded;
    private string? _me;
    private string? _link;
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
    private Invitations Invitations { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private Attempt Attempt { get; set; } = null!;

    private async Task<MembersView?> LoadAsync(CancellationToken cancellationToken)
    {
        _me = (await Authentication).User.PersonId();
        return await Names.FindAsync(ProjectId, cancellationToken) is { } name && await Members.ListAsync(ProjectId, cancellationToken) is { } members
            ? new MembersView(name, members, await Invitations.ListAsync(ProjectId, cancellationToken))
            : null;
    }

    // Whoever has an account is a member at once; whoever has none gets a link.
    private Task AddAsync() => DoAsync(async user =>
    {
        if (!await Members.AddAsync(user, ProjectId, _email, _role, CancellationToken.None))
            _link = Navigation.BaseUri + await Invitations.CreateAsync(user, ProjectId, _email, _role, CancellationToken.None);
        _email = "";
    });

    private Task TakeBackAsync(string invitation) => DoAsync(_ => Invitations.TakeBackAsync(ProjectId, invitation, CancellationToken.None));

    private async Task LeaveAsync()
    {
        var user = (await Authentication).User;
        if (await Attempt.RunAsync(() => Members.RemoveAsync(user, ProjectId, _me!, CancellationToken.None)))
            Navigation.NavigateTo("projects");
    }

    private async Task DoAsync(Func<ClaimsPrincipal, Task> action)
    {
        _link = null;
        var user = (await Authentication).User;
        if (await Attempt.RunAsync(() => action(user)))
            await _loaded!.ReloadAsync();
    }
}
