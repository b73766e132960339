using System.Security.Claims;
using CisLens.Web.Access;
using CisLens.Web.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace CisLens.Web.People;

/// <summary>A person's own account: password, second step, sessions, tokens.</summary>
public sealed partial class AccountPage
{
    private Loaded<AccountView>? _loaded;
    private string _present = "";
    private string _wanted = "";
    private string _password = "";
    private string? _done;

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    [Inject]
    private MyAccount Account { get; set; } = null!;

    [Inject]
    private SecondSteps Steps { get; set; } = null!;

    [Inject]
    private Sessions Sessions { get; set; } = null!;

    /// <summary>How mail is sent; empty where it is not.</summary>
    [Inject]
    private IEnumerable<MailSettings> Mail { get; set; } = null!;

    [Inject]
    private Attempt Attempt { get; set; } = null!;

    private async Task<AccountView?> LoadAsync(CancellationToken cancellationToken)
    {
        var user = (await Authentication).User;
        var person = await Account.FindAsync(user);
        return new AccountView(
            person.Name, person.Email, person.HasTwoFactor, PersonStore.CodesLeft(person).Length,
            await Sessions.ListAsync(person.Id, cancellationToken), user.SessionId(), person.WantsMail, await Steps.OwesAsync(user, cancellationToken));
    }

    private Task SetWantsMailAsync(bool wants) => DoAsync(wants ? "Notices come by mail as well." : "Notices no longer come by mail.", user => Account.SetWantsMailAsync(user, wants));

    private Task ChangePasswordAsync() => DoAsync("The password is changed.", async user =>
    {
        await Account.ChangePasswordAsync(user, _present, _wanted, CancellationToken.None);
        (_present, _wanted) = ("", "");
    });

    private Task EndAsync(string session) => DoAsync(null, async user =>
    {
        await Account.EndSessionAsync(user, _password, session, CancellationToken.None);
        _password = "";
    });

    private Task EndOthersAsync() => DoAsync("You are signed out everywhere else.", async user =>
    {
        await Account.EndOtherSessionsAsync(user, _password, CancellationToken.None);
        _password = "";
    });

    private Task ChangedAsync() => _loaded!.ReloadAsync();

    private async Task DoAsync(string? done, Func<ClaimsPrincipal, Task> action)
    {
        _done = null;
        var user = (await Authentication).User;
        if (!await Attempt.RunAsync(() => action(user)))
            return;
        _done = done;
        await _loaded!.ReloadAsync();
    }
}
