using Bunit;
using CisLens.Inference.Attribution;
using CisLens.Inference.Models;
using CisLens.Shared.Runs;
using CisLens.Web.Runs;
using CisLens.Web.Tests.Portal;
using Microsoft.Extensions.DependencyInjection;

namespace CisLens.Web.Tests.Runs;

public class MethodStepTests : PortalContext
{
    private RunForm _form = new();
    private string _project = "";

    [Fact]
    public async Task Step_NothingChosenYet_TwoFamiliesAreAndNothingWarns()
    {
        var step = await RenderAsync();
        var families = AttributionCatalogue.All.Where(method => _form.Methods.Contains(method.Info.Id)).Select(method => method.Info.Family).Distinct();
        Assert.True(families.Count() > 1);
        Assert.Empty(step.FindAll(".cl-note"));
        Assert.Equal(AttributionCatalogue.All.Count, step.FindAll(".method input[type=checkbox]").Count);
    }

    [Theory]
    [InlineData("saliency", "One method alone can mislead: Saliency")]
    [InlineData("saliency,tism", "All of these are of one family (gradients)")]
    [InlineData("", "the run makes predictions only")]
    public async Task Step_OneMethodOrOneFamilyOrNone_Warns(string methods, string words)
    {
        _form = new RunForm { Methods = methods.Split(',', StringSplitOptions.RemoveEmptyEntries) };
        Assert.Contains(words, (await RenderAsync()).Find(".cl-note").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Step_Searched_OnlyFittingMethodsRemain()
    {
        var step = await RenderAsync();
        step.Find("input[type=search]").Input("saliency");
        Assert.Contains("Saliency", step.Find(".method .cl-choice-title").TextContent, StringComparison.Ordinal);
        Assert.True(step.FindAll(".method").Count < AttributionCatalogue.All.Count);
        step.Find("input[type=search]").Input("no such thing");
        Assert.Contains("No method has this", step.Find("[data-state=empty]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Step_Plan_CostOfEachMethodAndWhatIsWrongWithOne()
    {
        _form = new RunForm { Methods = ["ism"] };
        var plan = new RunPlan(new FitCount(1, 0, 0, 0, null, 8, false), 1, null, "x", [new MethodPlan("ism", 24, 0, 90, "ism: 'start' is -1."), new MethodPlan("saliency", 1, 1, 0.5, null)]);
        var step = await RenderAsync(plan);
        Assert.Contains("1 forward, 1 backward a sequence; less than 1 s in all", step.Find("#family-Gradient").ParentElement!.ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.Contains("'start' is -1", step.Find("[role=alert]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Step_MethodThatDoesNotFitTheModel_SaysWhyAndCannotBeChosen()
    {
        var plan = new RunPlan(new FitCount(1, 0, 0, 0, null, 8, false), 1, null, null, [new MethodPlan("pisa", 0, 0, null, null, new MethodReadiness(MethodVerdict.Impossible, "PISA explains every output position."))]);
        var card = (await RenderAsync(plan)).FindAll(".method").Single(method => method.QuerySelector(".cl-choice-title")!.TextContent == "PISA");
        Assert.True(card.QuerySelector("input")!.HasAttribute("disabled"));
        Assert.Contains("PISA explains every output position.", card.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Step_SettingChanged_FormulaFollows()
    {
        _form = new RunForm { Methods = ["ism"] };
        var step = await RenderAsync();
        var before = step.Find(".method[data-chosen] .cl-formula").TextContent;
        step.Find("#ism-track").Change("centred");
        Assert.Equal("centred", (string?)_form.Options["ism"]["track"]);
        Assert.NotEqual(before, (await RenderAsync()).Find(".method[data-chosen] .cl-formula").TextContent);
    }

    [Fact]
    public async Task Presets_AppliedSavedRenamedAndDeleted()
    {
        _form = new RunForm { Methods = ["saliency"] };
        var step = await RenderAsync();
        step.WaitForElement("[aria-label=Presets] button").Click();
        Assert.Equal(MethodPreset.BuiltIn[0].Methods.Select(method => method.Method), _form.Methods);

        step = await RenderAsync();
        step.WaitForElement(".manage__name").Input("Mine");
        step.Find(".manage__body button").Click();
        step.WaitForElement("[aria-label='Name of the preset Mine']").Change("Ours");
        step.WaitForElement("[aria-label='Name of the preset Ours']");
        var store = Services.GetRequiredService<MethodPresets>();
        Assert.Equal(_form.Methods, (await store.ListAsync(_project, default))[^1].Methods.Select(method => method.Method));
        step.Find(".manage__body .cl-button-danger").Click();
        step.Find(".manage__body [role=group] .cl-button-danger").Click();
        step.WaitForAssertion(() => Assert.DoesNotContain("Ours", step.Markup, StringComparison.Ordinal));
        Assert.Equal(MethodPreset.BuiltIn.Count, (await store.ListAsync(_project, default)).Count);
    }

    [Fact]
    public async Task Presets_DatabaseBroken_Error()
    {
        _project = await AddProjectAsync();
        await using (var database = await Databases.CreateDbContextAsync())
            await Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.ExecuteSqlRawAsync(database.Database, "DROP TABLE \"MethodPresets\"");
        (await RenderAsync()).WaitForElement("[role=alert]");
    }

    private async Task<IRenderedComponent<MethodStep>> RenderAsync(RunPlan? plan = null)
    {
        if (_project.Length == 0)
            _project = await AddProjectAsync();
        return Render<MethodStep>(parameters => parameters.Add(step => step.ProjectId, _project).Add(step => step.Form, _form)
            .Add(step => step.Plan, plan).Add(step => step.Changed, form => _form = form));
    }
}
