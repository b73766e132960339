using CisLens.Shared;
using CisLens.Web.Access;
using CisLens.Web.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CisLens.Web.Tests.People;

[Collection(AccountsGroup.Name)]
public sealed class InvitationTests(AccountsPortal portal)
{
    private Invitations Invitations => portal.Factory.Services.GetRequiredService<Invitations>();

    [Fact]
    public async Task Link_Used_MakesOneAccountWithTheAddress()
    {
        var link = await InviteAsync("inviter1", "Joined@lab.example");
        using var visitor = portal.Visit();
        using var answer = await JoinAsync(visitor, link, "other@lab.example");
        Assert.Equal("/", Visitor.Target(answer));
        Assert.Contains("Newcomer", await visitor.TextAsync("/projects"), StringComparison.Ordinal);
        await using var database = await portal.Databases.CreateDbContextAsync();
        Assert.False((await database.People.SingleAsync(person => person.Email == "Joined@lab.example")).IsAdministrator);
        Assert.DoesNotContain(await database.Invitations.Select(one => one.Hash).ToListAsync(), hash => link.Contains(hash, StringComparison.Ordinal));
        using var late = portal.Visit();
        Assert.Contains("was used before", await late.TextAsync(await late.OpenLinkAsync(link)), StringComparison.Ordinal);
        await Assert.ThrowsAsync<InputException>(() => Invitations.AcceptAsync(link.Split("#key=")[1], "Second", "second@lab.example", AccountsPortal.Password, default));
    }

    [Fact]
    public async Task Link_PasswordRefused_StillWorks()
    {
        var link = await InviteAsync("inviter2", "");
        using var visitor = portal.Visit();
        using (var refused = await visitor.SubmitAsync(await visitor.OpenLinkAsync(link), ("Form.Name", "N"), ("Form.Email", "late@lab.example"), ("Form.Password", "short")))
            Assert.Contains("is the least", await Visitor.RefusalAsync(refused), StringComparison.Ordinal);
        using var answer = await JoinAsync(visitor, link, "late@lab.example");
        Assert.Equal("/", Visitor.Target(answer));
    }

    [Fact]
    public async Task Link_Opened_SecretIsInNoAddressAndInACookieThatScriptsDoNotSee()
    {
        var link = await InviteAsync("inviter6", "hidden@lab.example");
        var secret = link.Split("#key=")[1];
        Assert.Equal("/invitation", link.Split('#')[0]);
        using var visitor = portal.Visit();
        var unopened = await visitor.TextAsync("/invitation");
        Assert.Contains("Open the link that you were sent", unopened, StringComparison.Ordinal);
        Assert.Equal("/invitation", await visitor.OpenLinkAsync(link));
        var cookie = Assert.Single(visitor.LastSetCookie, one => one.StartsWith("__Host-cislens-invitation=", StringComparison.Ordinal));
        foreach (var part in new[] { "secure", "httponly", "samesite=lax", "path=/" })
            Assert.Contains(part, cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(secret, cookie, StringComparison.Ordinal);
        var page = await visitor.TextAsync("/invitation");
        Assert.Contains("hidden@lab.example", page, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, page, StringComparison.Ordinal);
        using var answer = await JoinAsync(visitor, link, "");
        Assert.Equal("/", Visitor.Target(answer));
        Assert.DoesNotContain(visitor.Cookies, one => one.Name == "__Host-cislens-invitation" && one.Value.Length > 0);
    }

    [Fact]
    public async Task Link_WithTheSecretInTheAddressAsBefore_LeadsToTheCleanOne()
    {
        var secret = (await InviteAsync("inviter7", "before@lab.example")).Split("#key=")[1];
        using var visitor = portal.Visit();
        using (var opened = await visitor.GetAsync($"/invitation?key={secret}"))
            Assert.Equal("/invitation", Visitor.Target(opened));
        Assert.Contains("before@lab.example", await visitor.TextAsync("/invitation"), StringComparison.Ordinal);
        using (var reset = await visitor.GetAsync("/reset?person=0123456789ab&key=word"))
            Assert.Equal("/reset", Visitor.Target(reset));
        using var refused = await visitor.SubmitAsync("/reset", ("Form.Password", "nine quiet otters at noon"));
        Assert.Equal(200, (int)refused.StatusCode);
        Assert.NotNull(await Visitor.RefusalAsync(refused));
    }

    [Fact]
    public async Task Link_TooOldOrTakenBack_IsWorthNothing()
    {
        var (old, taken) = (await InviteAsync("inviter3", "old@lab.example"), await InviteAsync("inviter4", "taken@lab.example"));
        await using (var database = await portal.Databases.CreateDbContextAsync())
            await database.Invitations.Where(one => one.Email == "old@lab.example").ExecuteUpdateAsync(set => set.SetProperty(one => one.ExpiresAt, DateTimeOffset.UtcNow.AddSeconds(-1)));
        await Invitations.TakeBackAsync(null, (await Invitations.ListAsync(null, default)).Single(one => one.Email == "taken@lab.example").Id, default);
        Assert.Null(await Invitations.FindAsync(old.Split("#key=")[1], default));
        Assert.Null(await Invitations.FindAsync(taken.Split("#key=")[1], default));
    }

    [Fact]
    public async Task Invite_AddressWithAnAccount_Refused()
    {
        await portal.AddPersonAsync("already");
        var error = await Assert.ThrowsAsync<InputException>(() => InviteAsync("inviter5", "ALREADY@lab.example"));
        Assert.Contains("already", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ResetLink_Used_OnceAndEndsEverySession()
    {
        var administrator = await portal.AddPersonAsync("resetter", isAdministrator: true);
        var person = await portal.AddPersonAsync("forgetful");
        using var signedIn = await portal.SignInAsync("forgetful");
        var directory = portal.Factory.Services.GetRequiredService<PeopleDirectory>();
        var link = "/" + await directory.ResetLinkAsync(await new PersonPrincipals().CreateAsync(administrator), person.Id, default);
        using var visitor = portal.Visit();
        using (var set = await visitor.SubmitAsync(await visitor.OpenLinkAsync(link), ("Form.Password", "nine quiet otters at noon")))
            Assert.Null(await Visitor.RefusalAsync(set));
        using (var again = await visitor.SubmitAsync(await visitor.OpenLinkAsync(link), ("Form.Password", "ten quiet otters at noon")))
            Assert.Contains("used before", await Visitor.RefusalAsync(again), StringComparison.Ordinal);
        Assert.Empty(await portal.Factory.Services.GetRequiredService<Sessions>().ListAsync(person.Id, default));
        using var signIn = await visitor.SignInAsync(person.Email, "nine quiet otters at noon");
        Assert.Equal("/", Visitor.Target(signIn));
    }

    [Fact]
    public async Task Administrator_OwnAccount_CannotBeDisabled()
    {
        var administrator = await new PersonPrincipals().CreateAsync(await portal.AddPersonAsync("only", isAdministrator: true));
        var directory = portal.Factory.Services.GetRequiredService<PeopleDirectory>();
        await Assert.ThrowsAsync<InputException>(() => directory.SetDisabledAsync(administrator, administrator.PersonId()!, true, default));
        await Assert.ThrowsAsync<InputException>(() => directory.SetAdministratorAsync(administrator, administrator.PersonId()!, false, default));
    }

    [Fact]
    public async Task PeoplePage_Administrator_SeesWhoIsThere()
    {
        await portal.AddPersonAsync("looker", isAdministrator: true);
        await portal.AddPersonAsync("seen");
        using var visitor = await portal.SignInAsync("looker");
        Assert.Contains("seen@lab.example", await visitor.TextAsync("/people"), StringComparison.Ordinal);
        Assert.Contains("looker@lab.example", await visitor.TextAsync("/account"), StringComparison.Ordinal);
    }

    private async Task<string> InviteAsync(string inviter, string email)
    {
        var person = await portal.AddPersonAsync(inviter, isAdministrator: true);
        return "/" + await Invitations.CreateAsync(await new PersonPrincipals().CreateAsync(person), email, false, default);
    }

    private static async Task<HttpResponseMessage> JoinAsync(Visitor visitor, string link, string email) =>
        await visitor.SubmitAsync(await visitor.OpenLinkAsync(link), ("Form.Name", "Newcomer"), ("Form.Email", email), ("Form.Password", AccountsPortal.Password));
}
