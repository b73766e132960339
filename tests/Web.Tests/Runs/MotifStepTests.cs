using Bunit;
using CisLens.Inference.Models;
using CisLens.Shared.Runs;
using CisLens.Web.Runs;
using CisLens.Web.Tests.Portal;

namespace CisLens.Web.Tests.Runs;

public class MotifStepTests : PortalContext
{
    private static readonly MotifDatabaseSource Starter = new("0123456789ab", "Starter set", "1", new string('b', 64), 40);
    private static readonly MotifDatabaseSource Jaspar = new("ab0123456789", "JASPAR", "2024", new string('c', 64), 879);
    private RunForm _form = new() { Targets = [0], Methods = ["occlusion", "tism", "gradient-x-input"] };

    [Fact]
    public void Render_NoMethod_SaysWhatIsMissing()
    {
        _form = new RunForm { Targets = [0], Methods = [] };
        var step = RenderStep();
        Assert.Contains("at least one target and one method", step.Markup, StringComparison.Ordinal);
        Assert.Empty(step.FindAll("button"));
    }

    [Fact]
    public void Find_FirstTime_TakesContributionsAndTheFirstDatabase()
    {
        RenderStep().Find("button").Click();
        var discovery = Assert.Single(_form.Motifs!.Discoveries);
        Assert.Equal(("gradient-x-input", 0), (discovery.Method, discovery.Target));
        Assert.Equal([Starter.Id], _form.MotifDatabases);
    }

    [Fact]
    public void Change_AttributionAndSetting_AreInTheForm()
    {
        _form = _form with { Motifs = new MotifSpec { Discoveries = [new DiscoverySpec { Procedure = "regions", Method = "tism" }] } };
        RenderStep().Find("#attribution-0").Change("attribute/occlusion/0");
        Assert.Equal("occlusion", _form.Motifs!.Discoveries[0].Method);
        RenderStep().Find("#regions-0-minLen").Change("8");
        Assert.Equal("{\"minLen\":8}", _form.Motifs!.Discoveries[0].Options!.ToJsonString());
        RenderStep().Find("[aria-label='Remove this discovery']").Click();
        Assert.Empty(_form.Motifs!.Discoveries);
    }

    [Fact]
    public void Preset_OfAKindOfData_ChangesTheSettingsAndIsPressed()
    {
        _form = _form with { Motifs = new MotifSpec { Discoveries = [new DiscoverySpec { Procedure = "modisco", Method = "tism" }] } };
        var presets = RenderStep().FindAll("[aria-pressed]");
        Assert.Equal(["true", "false", "false"], presets.Select(preset => preset.GetAttribute("aria-pressed")));
        presets[1].Click();
        Assert.Equal(0, _form.Motifs!.Discoveries[0].Options!["window"]!.GetValue<int>());
        Assert.Equal("true", RenderStep().FindAll("[aria-pressed]")[1].GetAttribute("aria-pressed"));
        RenderStep().FindAll("[aria-pressed]")[0].Click();
        Assert.Null(_form.Motifs!.Discoveries[0].Options);
    }

    [Fact]
    public void Toggle_Database_ComesAndGoes()
    {
        var boxes = RenderStep().FindAll("input[type=checkbox]");
        boxes[1].Change(true);
        Assert.Equal([Jaspar.Id], _form.MotifDatabases);
        RenderStep().FindAll("input[type=checkbox]")[1].Change(false);
        Assert.Empty(_form.MotifDatabases);
    }

    [Fact]
    public void Scan_Chosen_HasSettingsAndGoesAgain()
    {
        RenderStep().Find("#scan").Change(true);
        Assert.NotNull(_form.Motifs!.Scan);
        RenderStep().Find("#scan-threshold").Change("1e-5");
        Assert.Equal("{\"threshold\":1E-05}", _form.Motifs!.Scan!.Options!.ToJsonString());
        RenderStep().Find("#scan").Change(false);
        Assert.Null(_form.Motifs!.Scan);
        Assert.False(MotifChoice.DoesSomething(_form.Motifs));
    }

    [Fact]
    public void Filters_ConvolutionOfTheModel_CanBeChosen()
    {
        RenderStep().Find("section[aria-labelledby=filters] input").Change(true);
        Assert.Equal("Layer 0 (Conv1d)", Assert.Single(_form.Motifs!.Filters).Layer);
        RenderStep().Find("section[aria-labelledby=filters] input").Change(false);
        Assert.Empty(_form.Motifs!.Filters);
    }

    [Fact]
    public void Next_OneChosen_AnotherAttributionIsProposed()
    {
        var usual = MotifChoice.Usual(_form)!;
        var next = MotifChoice.Next(_form with { Motifs = new MotifSpec { Discoveries = [usual] } })!;
        Assert.NotEqual((usual.Procedure, usual.Method), (next.Procedure, next.Method));
        Assert.Null(MotifChoice.Usual(new RunForm { Methods = [] }));
    }

    private ModelCard Card()
    {
        StoredModel.Put(Settings.Models);
        return ModelPackage.Open(Path.Combine(Settings.Models, StoredModel.Id)).Card;
    }

    private IRenderedComponent<MotifStep> RenderStep() => Render<MotifStep>(parameters => parameters
        .Add(one => one.ProjectId, "p").Add(one => one.Form, _form).Add(one => one.Card, Card()).Add(one => one.Databases, [Starter, Jaspar]).Add(one => one.Changed, form => _form = form));
}
