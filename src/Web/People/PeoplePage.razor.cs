using System.Security.Claims;
using CisLens.Web.Access;
using CisLens.Web.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace CisLens.Web.People;

/// <summary>Accounts and invitations, for administrators.</summary>
public sealed partial class PeoplePage
{
    private Loaded<PeopleView>? _loaded;
    private string _email = "";
    private bool _asAdministrator;
    private string? _link;
    private string? _me;

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    [Inject]
    private PeopleDirectory Directory { get; set; } = null!;

    [Inject]
    private Invitations Invitations { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private Attempt Attempt { get; set; } = null!;

    [Inject]
    private TimeProvider Clock { get; set; } = null!;

    private async Task<PeopleView?> LoadAsync(CancellationToken cancellationToken)
    {
        _me = (await Authentication).User.PersonId();
        return await Directory.ListAsync(cancellationToken);
    }

    private Task InviteAsync() => DoAsync(async user =>
    {
        _link = Navigation.BaseUri + await Invitations.CreateAsync(user, _email, _asAdministrator, CancellationToken.None);
        (_email, _asAdministrator) = ("", false);
    });

    private Task ResetAsync(PersonLine person) => DoAsync(async user =>
        _link = Navigation.BaseUri + await Directory.ResetLinkAsync(user, person.Id, CancellationToken.None));

    private Task TakeBackAsync(string invitation) => DoAsync(_ => Invitations.TakeBackAsync(null, invitation, CancellationToken.None));

    private async Task DoAsync(Func<ClaimsPrincipal, Task> action)
    {
        _link = null;
        var user = (await Authentication).User;
        if (await Attempt.RunAsync(() => action(user)))
            await _loaded!.ReloadAsync();
    }
}
