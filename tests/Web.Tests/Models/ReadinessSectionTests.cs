using Bunit;
using CisLens.Inference.Attribution;
using CisLens.Inference.Readiness;
using CisLens.Shared.Runs;
using CisLens.Web.Models;
using CisLens.Web.Tests.Portal;
using Microsoft.Extensions.DependencyInjection;

namespace CisLens.Web.Tests.Models;

public class ReadinessSectionTests : PortalContext
{
    private static readonly ReadinessReport Report = new()
    {
        Model = "Two outputs",
        Weights = StoredModel.Card.Weights[0].Sha256,
        Software = "1.0.0",
        ComputedAt = DateTimeOffset.UtcNow,
        Device = "cpu, 2 threads",
        Length = 8,
        Seed = 1,
        Target = "CTCF (logit)",
        Layers = LayerTable.Of(StoredModel.Card),
        Strands = [new StrandDifference("CTCF", "logit", 0.25, 1.5), new StrandDifference("SPI1", "logit", 0.125, 1)],
        StrandSequences = 16,
        SecondsPerSequence = 0.0025,
        TimedSequences = 64,
        OperationsPerSequence = 3.1e9,
        Methods =
        [
            new MethodOutlook("ism", "ISM", MethodFamily.Perturbation, MethodVerdict.Exact, "Because.", 3.1e12, 130),
            new MethodOutlook("lime", "LIME", MethodFamily.Perturbation, MethodVerdict.Approximate, "A stand-in.", 1e6, 3),
            new MethodOutlook("deeplift", "DeepLIFT", MethodFamily.Reference, MethodVerdict.Impossible, "No rule for softmax.", null, null),
        ],
        SelfTest = [new SelfTestLine("DeepLIFT", new MethodCheck("completeness", "Largest completeness error", 0.5, 12, "", 0.001, "Layer 2"))],
        Untested = ["The package carries no outputs of another program."],
    };

    private ReadinessStore Store => Services.GetRequiredService<ReadinessStore>();

    private TestReadinessJobs Jobs => (TestReadinessJobs)Services.GetRequiredService<IReadinessJobs>();

    [Fact]
    public void Section_NeverTested_ButtonAsksAWorker()
    {
        var section = Section();
        section.WaitForElement("[data-state=empty]");
        section.Find("[data-state=empty] button").Click();
        section.WaitForAssertion(() => Assert.Contains("A worker tests the model", section.Find("[role=status]").TextContent, StringComparison.Ordinal));
        Assert.Equal([StoredModel.Id], Jobs.Asked);
        Assert.Empty(section.FindAll("button"));
    }

    [Fact]
    public void Section_Report_VerdictsWithReasonsAndNumbers()
    {
        Store.Write(StoredModel.Id, new ReadinessResult(Report, null));
        var section = Section();
        section.WaitForElement(".cl-stats");
        Assert.Equal(["exact", "approximate", "impossible"], section.FindAll("[aria-label=Methods] .cl-pill").Select(pill => pill.TextContent));
        var rows = section.FindAll("[aria-label=Methods] tbody tr");
        Assert.Contains("2 min 10 s", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("3.1 trillion", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("No rule for softmax.", rows[2].TextContent, StringComparison.Ordinal);
        var test = section.Find("[aria-label=Self-test] tbody tr").TextContent;
        Assert.Contains("Largest completeness error (Layer 2)", test, StringComparison.Ordinal);
        Assert.Contains("above", test, StringComparison.Ordinal);
        Assert.Contains("largest |f(x) − f(rc x)|, CTCF; n = 16, f varies by 1.500", section.Markup, StringComparison.Ordinal);
        Assert.Contains("every base can change the target", section.Markup, StringComparison.Ordinal);
        Assert.Contains("The package carries no outputs", section.Find("ul").TextContent, StringComparison.Ordinal);
        section.Find("button").Click();
        section.WaitForAssertion(() => Assert.Equal([StoredModel.Id], Jobs.Asked));
        Assert.Contains("exact", section.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Section_CouldNotBeTested_SaysWhyAndCanBeAskedAgain()
    {
        Store.Write(StoredModel.Id, new ReadinessResult(null, "The file was changed or damaged."));
        var section = Section();
        section.WaitForAssertion(() => Assert.Contains("The file was changed or damaged.", section.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Equal("Test again", section.Find("button").TextContent);
    }

    [Fact]
    public void Section_ReportOfOtherWeights_IsNotShown()
    {
        Store.Write(StoredModel.Id, new ReadinessResult(Report with { Weights = new string('b', 64) }, null));
        Section().WaitForElement("[data-state=empty]");
    }

    [Fact]
    public void Section_JobsCannotBeRead_Error()
    {
        Jobs.Broken = true;
        Section().WaitForElement("[role=alert]");
    }

    private IRenderedComponent<ReadinessSection> Section() => Render<ReadinessSection>(parameters => parameters
        .Add(one => one.ModelId, StoredModel.Id).Add(one => one.Card, StoredModel.Card));
}
