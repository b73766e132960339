using System.Text.Json.Nodes;
using CisLens.Shared;
using CisLens.Shared.Data.Entities;
using CisLens.Shared.Settings;
using CisLens.Web.Models;
using CisLens.Web.People;
using CisLens.Web.Tests.People;
using CisLens.Web.Tests.Portal;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace CisLens.Web.Tests.Models;

[Collection(AccountsGroup.Name)]
public sealed class ScriptGateTests(AccountsPortal portal)
{
    [Theory]
    [InlineData(ScriptUploads.Administrators, true, false, false)]
    [InlineData(ScriptUploads.Owners, true, true, false)]
    [InlineData(ScriptUploads.Nobody, false, false, false)]
    public async Task Check_Program_OnlyThoseOfTheSetting(ScriptUploads setting, bool administrator, bool owner, bool editor)
    {
        var name = $"script-{setting}".ToLowerInvariant();
        var (root, maker, member) = (await portal.AddPersonAsync(name + "-root", isAdministrator: true), await portal.AddPersonAsync(name + "-owner"), await portal.AddPersonAsync(name + "-editor"));
        var project = await portal.AddProjectAsync(name, (root, ProjectRole.Owner), (maker, ProjectRole.Owner), (member, ProjectRole.Editor));
        var gate = Gate(setting);
        Assert.Equal(administrator, await MayAsync(gate, root, project));
        Assert.Equal(owner, await MayAsync(gate, maker, project));
        Assert.Equal(editor, await MayAsync(gate, member, project));
    }

    [Fact]
    public async Task Check_Layers_AreNoProgram()
    {
        var person = await portal.AddPersonAsync("script-none");
        await Gate(ScriptUploads.Nobody).CheckAsync(await new PersonPrincipals().CreateAsync(person), "p", StoredModel.Card);
    }

    [Fact]
    public void Setting_NotSaid_IsAdministrators() => Assert.Equal(ScriptUploads.Administrators, portal.Factory.Services.GetRequiredService<CisLensSettings>().People.TorchScript);

    private ScriptGate Gate(ScriptUploads setting)
    {
        var settings = portal.Factory.Services.GetRequiredService<CisLensSettings>();
        return new ScriptGate(settings with { People = settings.People with { TorchScript = setting } }, portal.Factory.Services.GetRequiredService<IAuthorizationService>());
    }

    private static async Task<bool> MayAsync(ScriptGate gate, PersonEntity person, string project)
    {
        var card = StoredModel.Card with { Architecture = new JsonObject { ["name"] = "TorchScript" } };
        try
        {
            await gate.CheckAsync(await new PersonPrincipals().CreateAsync(person), project, card);
            return true;
        }
        catch (InputException error)
        {
            Assert.Contains("TorchScript program", error.Message, StringComparison.Ordinal);
            return false;
        }
    }
}
