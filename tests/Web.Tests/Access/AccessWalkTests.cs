using System.Reflection;
using CisLens.Web.Hubs;
using CisLens.Web.Tests.People;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.SignalR;

namespace CisLens.Web.Tests.Access;

/// <summary>Walks every address and every method of the hub with everybody, against <see cref="AccessTable"/>.</summary>
[Collection(AccountsGroup.Name)]
public sealed class AccessWalkTests(AccountsPortal portal)
{
    [Fact]
    public void Endpoints_All_AskForWhatTheTableSays()
    {
        var found = AccessWalk.Lines(portal.Factory.Services).ToDictionary(line => line.Name, line => line.Policies.Length == 0 ? "nobody" : line.Policies);
        Assert.Equal(
            string.Join('\n', AccessTable.Policies.Select(line => $"{line.Key} {line.Value}").Order(StringComparer.Ordinal)),
            string.Join('\n', found.Select(line => $"{line.Key} {line.Value}").Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Pages_All_SayWhoMaySeeThem() => Assert.DoesNotContain(
        typeof(Program).Assembly.GetTypes().Where(type => type.GetCustomAttributes<RouteAttribute>().Any()),
        page => !page.GetCustomAttributes().Any(one => one is IAuthorizeData or IAllowAnonymous));

    [Fact]
    public void HubMethods_All_AreInTheTable() => Assert.Equal(
        AccessTable.HubMethods.Keys.Order(),
        typeof(RunsHub).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(method => method.GetBaseDefinition().DeclaringType == typeof(RunsHub)).Select(method => method.Name).Order());

    [Fact]
    public void Hubs_All_AreWalked() => Assert.Equal([typeof(RunsHub)], typeof(Program).Assembly.GetTypes().Where(type => typeof(Hub).IsAssignableFrom(type)));

    [Fact]
    public async Task Walk_EverybodyEverywhere_AsTheTableSays()
    {
        using var factory = AccessWalk.ToTheDoors(portal);
        var walkers = await Walker.AllAsync(portal, factory.Server, "walk");
        var lines = AccessWalk.Walked(factory.Services);
        var wrong = await AccessWalk.WrongAsync(lines, walkers);
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
        Assert.True(lines.Count > 100, $"only {lines.Count} addresses were walked");
    }

    [Fact]
    public async Task Hub_EverybodyEveryMethod_AsTheTableSays()
    {
        var wrong = await HubWalk.WrongAsync(portal.Factory.Server, await Walker.AllAsync(portal, portal.Factory.Server, "hub"));
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }
}
