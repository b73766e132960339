using Bunit;
using CisLens.Web.Models;
using CisLens.Web.Tests.Portal;

namespace CisLens.Web.Tests.Models;

public class ModelPagesTests : PortalContext
{
    [Fact]
    public void ModelsPage_NoModel_SaysWhereToPutOne()
    {
        var page = Render<ModelsPage>();
        page.WaitForAssertion(() => Assert.Contains("CisLens:Models", page.Find("[data-state=empty]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void ModelsPage_Models_ShowMeasuredPerformanceWithInterval()
    {
        StoredModel.Put(Settings.Models);
        var page = Render<ModelsPage>();
        page.WaitForAssertion(() => Assert.Contains("0.912 (0.900 to 0.924)", page.Find("a.cl-card").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void ModelsPage_DamagedPackage_OneSentence()
    {
        StoredModel.Put(Settings.Models);
        File.WriteAllText(Path.Combine(Settings.Models, StoredModel.Id, "model.json"), "{");
        var page = Render<ModelsPage>();
        page.WaitForAssertion(() => Assert.Contains("model.json is not a model card", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task ProjectModelPage_Model_ShowsCardAndLayers()
    {
        StoredModel.Put(Settings.Models);
        var project = await AddProjectAsync();
        var page = Render<ProjectModelPage>(parameters => parameters.Add(one => one.ProjectId, project).Add(one => one.ModelId, StoredModel.Id));
        page.WaitForElement("#layers");
        Assert.Contains("Nobody, 2026", page.Markup, StringComparison.Ordinal);
        Assert.Contains("3 channels x 6 positions", page.Markup, StringComparison.Ordinal);
        Assert.Contains("47 parameters", page.Markup, StringComparison.Ordinal);
        Assert.Contains("1,200", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void ModelPage_UnknownModel_NothingHere()
    {
        var page = Render<ModelPage>(parameters => parameters.Add(one => one.ModelId, "none"));
        page.WaitForAssertion(() => Assert.Equal("There is nothing at this address", page.Find("h1").TextContent));
    }

    [Fact]
    public async Task ProjectModelsPage_DatabaseBroken_Error()
    {
        var project = await AddProjectAsync();
        await BreakDatabaseAsync();
        var page = Render<ProjectModelsPage>(parameters => parameters.Add(one => one.ProjectId, project));
        page.WaitForElement("[role=alert]");
    }
}
