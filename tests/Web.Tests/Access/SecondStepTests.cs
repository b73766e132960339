using System.Net;
using CisLens.Shared.Data.Entities;
using CisLens.Shared.Settings;
using CisLens.Web.Access;
using CisLens.Web.People;
using CisLens.Web.Tests.Hubs;
using CisLens.Web.Tests.People;
using Microsoft.Extensions.DependencyInjection;

namespace CisLens.Web.Tests.Access;

[Collection(AccountsGroup.Name)]
public sealed class SecondStepTests(AccountsPortal portal)
{
    private static readonly string[] Open = [ProjectPolicies.Account, ProjectPolicies.Browser];

    [Fact]
    public async Task Administrators_MustHaveOne_OthersGoOn()
    {
        using var factory = portal.Set(settings => With(settings, SecondStepRule.Administrators));
        var person = await portal.AddPersonAsync("step-admin", isAdministrator: true);
        await portal.AddPersonAsync("step-other");
        using var administrator = new Visitor(factory.Server);
        using var other = new Visitor(factory.Server);
        using var entered = await administrator.SignInAsync(AccountsPortal.Address("step-admin"), AccountsPortal.Password);
        using var enteredToo = await other.SignInAsync(AccountsPortal.Address("step-other"), AccountsPortal.Password);
        using var led = await administrator.GetAsync("/projects");
        Assert.Equal("/account", Visitor.Target(led));
        Assert.Contains("asks you for a second step", await administrator.TextAsync("/account"), StringComparison.Ordinal);
        using var refused = await administrator.GetAsync("/api/projects");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal(403, (await HubClient.TryConnectAsync(factory.Server, administrator.Identify)).Status);
        using (var free = await other.GetAsync("/projects"))
            Assert.Equal(HttpStatusCode.OK, free.StatusCode);

        await portal.ChangeAsync(person.Id, one => one.HasTwoFactor = true);
        factory.Services.GetRequiredService<ProjectStandings>().Forget();
        using var let = await administrator.GetAsync("/projects");
        Assert.Equal(HttpStatusCode.OK, let.StatusCode);
    }

    [Fact]
    public async Task Token_OfWhoOwesOne_IsToldWhatToDo()
    {
        using var factory = portal.Set(settings => With(settings, SecondStepRule.Everyone));
        var person = await portal.AddPersonAsync("step-script");
        var secret = await portal.Factory.Services.GetRequiredService<ApiTokens>().CreateAsync(await new PersonPrincipals().CreateAsync(person), "reads", ApiScopes.Read, 1, default);
        using var script = new Visitor(factory.Server) { Token = secret };
        using var refused = await script.GetAsync("/api/projects");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Contains("turn it on under Your account", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await portal.ChangeAsync(person.Id, one => one.HasTwoFactor = true);
        factory.Services.GetRequiredService<ProjectStandings>().Forget();
        using var let = await script.GetAsync("/api/projects");
        Assert.Equal(HttpStatusCode.OK, let.StatusCode);
    }

    [Fact]
    public async Task Walk_WhoOwesOne_FindsNothingOpenButTheirAccount()
    {
        using var factory = AccessWalk.ToTheDoors(portal, settings => With(settings, SecondStepRule.Everyone));
        var owner = await portal.AddPersonAsync("step-walker", isAdministrator: true);
        var project = await portal.AddProjectAsync("Behind a step", (owner, ProjectRole.Owner));
        var run = await portal.AddRunAsync(project);
        using var visitor = new Visitor(factory.Server);
        using var entered = await visitor.SignInAsync(AccountsPortal.Address("step-walker"), AccountsPortal.Password);
        var runs = ProjectPolicies.RunRouteValues.ToDictionary(name => name, _ => run);
        var wrong = new List<string>();
        foreach (var line in AccessWalk.Walked(factory.Services))
        {
            using var request = new HttpRequestMessage(new HttpMethod(line.Method), new Uri(line.In(project, runs), UriKind.Relative));
            request.Content = AccessWalk.Body(line);
            using var answer = await visitor.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            var policy = AccessTable.Policies[line.Name];
            var expected = Open.Contains(policy) ? AccessWalk.LetIn : line.IsForScripts ? HttpStatusCode.Forbidden : HttpStatusCode.Redirect;
            if (answer.StatusCode != expected || (expected == HttpStatusCode.Redirect && Visitor.Target(answer) != "/account"))
                wrong.Add($"{line.Name} answers {(int)answer.StatusCode}, not {(int)expected}");
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    private static CisLensSettings With(CisLensSettings settings, SecondStepRule rule) => settings with { People = settings.People with { SecondStep = rule } };
}
