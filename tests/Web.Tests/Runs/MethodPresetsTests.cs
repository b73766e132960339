using System.Text.Json.Nodes;
using CisLens.Inference.Attribution;
using CisLens.Shared;
using CisLens.Shared.Runs;
using CisLens.Web.Runs;
using CisLens.Web.Tests.Portal;
using Microsoft.Extensions.DependencyInjection;

namespace CisLens.Web.Tests.Runs;

public class MethodPresetsTests : PortalContext
{
    private static readonly MethodSpec Ism = new() { Method = "ism", Options = new JsonObject { ["start"] = 3 } };

    private MethodPresets Store => Services.GetRequiredService<MethodPresets>();

    [Fact]
    public void BuiltIn_EveryMethod_IsInTheCatalogue() =>
        Assert.All(MethodPreset.BuiltIn.SelectMany(preset => preset.Methods), method => AttributionCatalogue.Options(method));

    [Fact]
    public async Task Save_ThenList_SettingsComeBackInThisProjectOnly()
    {
        var (mine, other) = (await AddProjectAsync("mine"), await AddProjectAsync("other"));
        await Store.SaveAsync(mine, " Narrow ", [Ism], default);
        var preset = (await Store.ListAsync(mine, default))[^1];
        Assert.Equal("Narrow", preset.Name);
        Assert.Equal(3, (int)preset.ApplyTo(new RunForm()).Options["ism"]["start"]!);
        Assert.True(preset.IsChosenIn(preset.ApplyTo(new RunForm())));
        Assert.False(preset.IsChosenIn(new RunForm { Methods = ["ism"] }));
        Assert.Equal(MethodPreset.BuiltIn.Count, (await Store.ListAsync(other, default)).Count);
        Assert.False(await Store.DeleteAsync(other, preset.Id!, default));
        Assert.False(await Store.ChangeAsync(other, preset.Id!, "x", [Ism], default));
    }

    [Fact]
    public async Task Save_NameTakenEmptyOrLong_OneSentence()
    {
        var project = await AddProjectAsync();
        await Store.SaveAsync(project, "Narrow", [Ism], default);
        await AssertRefusedAsync(project, "Narrow", [Ism], "There is a preset called 'Narrow' already");
        await AssertRefusedAsync(project, MethodPreset.BuiltIn[0].Name, [Ism], "already");
        await AssertRefusedAsync(project, "  ", [Ism], "A preset needs a name.");
        await AssertRefusedAsync(project, new string('x', 101), [Ism], "101 characters");
    }

    [Fact]
    public async Task Save_BadMethods_OneSentence()
    {
        var project = await AddProjectAsync();
        await AssertRefusedAsync(project, "a", [], "at least one method");
        await AssertRefusedAsync(project, "a", [Ism, Ism], "there twice");
        await AssertRefusedAsync(project, "a", [new MethodSpec { Method = "magic" }], "There is no attribution method 'magic'");
        await AssertRefusedAsync(project, "a", [new MethodSpec { Method = "ism", Options = new JsonObject { ["start"] = -1 } }], "'start' is -1");
    }

    private async Task AssertRefusedAsync(string project, string name, MethodSpec[] methods, string words) =>
        Assert.Contains(words, (await Assert.ThrowsAsync<InputException>(() => Store.SaveAsync(project, name, methods, default))).Message, StringComparison.Ordinal);
}
