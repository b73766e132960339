using Bunit;
using CisLens.Inference.Models;
using CisLens.Inference.Runs.Audits;
using CisLens.Shared.Runs;
using CisLens.Web.Runs;
using CisLens.Web.Tests.Portal;

namespace CisLens.Web.Tests.Runs;

public class TrustStepTests : PortalContext
{
    private RunForm _form = new() { Targets = [0], Methods = ["ism", "gradient-x-input"] };
    private RunPlan? _plan;

    [Fact]
    public void Render_NoMethod_SaysWhatIsMissing()
    {
        _form = _form with { Methods = [] };
        var step = RenderStep();
        Assert.Contains("choose at least one method", step.Markup, StringComparison.Ordinal);
        Assert.Empty(step.FindAll("input"));
    }

    [Fact]
    public void Audit_Ticked_TakesTheTestsThatCanBeMade()
    {
        _plan = Plan("agreement", "It compares methods; choose a second one.");
        RenderStep().Find("#audit").Change(true);
        Assert.Equal(AuditTests.All.Select(test => test.Info.Id).Where(id => id != "agreement"), _form.Audit!.Tests.Select(test => test.Test));
        RenderStep().Find("#audit").Change(false);
        Assert.Null(_form.Audit);
    }

    [Fact]
    public void Test_Toggled_KeepsTheOrderOfTheTests()
    {
        _form = _form with { Audit = new AuditSpec { Tests = [new AuditTestSpec { Test = "stability" }] } };
        RenderStep().FindAll(".test input[type=checkbox]")[0].Change(true);
        Assert.Equal(["faithfulness", "stability"], _form.Audit!.Tests.Select(test => test.Test));
    }

    [Fact]
    public void Setting_Changed_IsInTheFormAndInTheAddress()
    {
        _form = _form with { Audit = new AuditSpec { Tests = [new AuditTestSpec { Test = "faithfulness" }] } };
        RenderStep().Find("#test-faithfulness-draws").Change("120");
        Assert.Equal("{\"draws\":120}", _form.Audit!.Tests[0].Options!.ToJsonString());
        var back = RunForm.FromQuery(_form.ToQuery(6));
        Assert.Equal(120, (int)back.Audit!.Tests[0].Options!["draws"]!);
    }

    [Fact]
    public void Test_ThatCannotBeMade_SaysWhyAndCannotBeChosen()
    {
        _plan = Plan("agreement", "It compares methods; choose a second one.");
        _form = _form with { Audit = new AuditSpec() };
        var step = RenderStep();
        Assert.Contains("choose a second one", step.Markup, StringComparison.Ordinal);
        Assert.Single(step.FindAll(".test input[disabled]"));
        Assert.Contains("1 min 30 s", step.FindAll(".test")[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("never counts as passed", step.Markup, StringComparison.Ordinal);
    }

    private static RunPlan Plan(string impossible, string why) => new(new FitCount(10, 0, 0, 0, null, 8, false), 10, null, null, [])
    {
        Tests = [.. AuditTests.All.Select(test => test.Info.Id).Select(id => id == impossible ? new TestEstimate(id, 0, null, why) : new TestEstimate(id, 100, 90, null))],
    };

    private IRenderedComponent<TrustStep> RenderStep() => Render<TrustStep>(parameters => parameters
        .Add(one => one.Form, _form).Add(one => one.Plan, _plan).Add(one => one.Changed, form => _form = form));
}
