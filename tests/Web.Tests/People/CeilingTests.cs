using CisLens.Shared;
using CisLens.Shared.Data.Entities;
using CisLens.Shared.Settings;
using CisLens.Web.People;
using CisLens.Web.Projects;
using CisLens.Web.Sharing;
using Microsoft.Extensions.DependencyInjection;

namespace CisLens.Web.Tests.People;

[Collection(AccountsGroup.Name)]
public sealed class CeilingTests(AccountsPortal portal)
{
    [Fact]
    public async Task OneMore_ThanThereMayBe_Refused()
    {
        using var factory = portal.Set(settings => settings with { Ceilings = new CeilingSettings(1, 1, 1, 1) });
        var person = await portal.AddPersonAsync("ceiling", isAdministrator: true);
        var user = await new PersonPrincipals().CreateAsync(person);
        var services = factory.Services;
        var project = await services.GetRequiredService<ProjectService>().CreateAsync("The only one", "", user, default);
        var run = await portal.AddRunAsync(project);
        await OnceAsync("You own 1", async () =>
        {
            await services.GetRequiredService<ProjectService>().CreateAsync("Another", "", user, default);
        });
        await TwiceAsync("You have 1 tokens", () => services.GetRequiredService<ApiTokens>().CreateAsync(user, "a script", ApiScopes.Read, 1, default));
        await TwiceAsync("You have made 1 links", () => services.GetRequiredService<RunShares>().CreateAsync(user, project, run, "", 1, default));
        await TwiceAsync("1 invitations of yours", () => services.GetRequiredService<Invitations>().CreateAsync(user, "", false, default));
    }

    [Fact]
    public void Passwords_MoreThanAreLookedAtInAMinute_WaitAndCodesDoNot()
    {
        using var pace = new SignInPace(Settings(2));
        Assert.Null(pace.RefusePassword("a@lab.example"));
        Assert.Null(pace.RefusePassword("b@lab.example"));
        Assert.Contains("Very many", pace.RefusePassword("c@lab.example"), StringComparison.Ordinal);
        Assert.Null(pace.RefuseCode("a@lab.example"));
    }

    [Fact]
    public void Pace_OneAccount_OthersGoOn()
    {
        using var pace = new SignInPace(Settings(100));
        for (var attempt = 0; attempt < SignInPace.MostAMinute; attempt++)
            Assert.Null(pace.RefusePassword("a@lab.example"));
        Assert.Contains("this account", pace.RefusePassword(" A@LAB.example "), StringComparison.Ordinal);
        Assert.Null(pace.RefusePassword("b@lab.example"));
    }

    private CisLensSettings Settings(int passwordChecks) =>
        portal.Factory.Services.GetRequiredService<CisLensSettings>() with { Ceilings = new CeilingSettings(PasswordChecks: passwordChecks) };

    private static async Task TwiceAsync(string refusal, Func<Task> make)
    {
        await make();
        await OnceAsync(refusal, make);
    }

    private static async Task OnceAsync(string refusal, Func<Task> make) =>
        Assert.StartsWith(refusal, (await Assert.ThrowsAsync<InputException>(make)).Message, StringComparison.Ordinal);
}
