using Bunit;
using CisLens.Web.Quotas;
using CisLens.Web.Tests.Portal;
using Microsoft.EntityFrameworkCore;

namespace CisLens.Web.Tests.Quotas;

public class QuotaCardTests : PortalContext
{
    [Fact]
    public async Task Card_NumbersSet_AreListedAndTakenBack()
    {
        var project = await AddProjectAsync();
        var card = Render<QuotaCard>();
        card.WaitForElement("[data-state=empty]");
        Set(card, project, "5", "unlimited", "");
        card.WaitForAssertion(() => Assert.Equal([$"project {project}", "5", "unlimited", "as in the settings"], card.FindAll("tbody th, tbody td").Take(4).Select(cell => cell.TextContent)));
        var use = Render<QuotaUse>(parameters => parameters.Add(one => one.ProjectId, project));
        use.WaitForAssertion(() => Assert.Contains("0 of 5 runs at once", use.Markup, StringComparison.Ordinal));
        Set(card, project, "", "", "");
        card.WaitForElement("[data-state=empty]");
    }

    [Fact]
    public async Task Card_NotANumberOrNobody_SaysWhatIsExpected()
    {
        var project = await AddProjectAsync();
        var card = Render<QuotaCard>();
        Set(card, project, "many", "", "");
        Assert.Contains("whole number up to 1,000,000, empty, or unlimited", card.WaitForElement("[role=alert]").TextContent, StringComparison.Ordinal);
        Set(card, "nobody", "1", "", "");
        card.WaitForAssertion(() => Assert.Contains("Nobody has the address 'nobody'", card.Find("[role=alert]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Use_RunThatAddsMoreThanIsLeft_SaysHowMuchAndWarns()
    {
        var project = await AddProjectAsync();
        var card = Render<QuotaCard>();
        card.WaitForElement("[data-state=empty]");
        Set(card, project, "", "1", "");
        card.WaitForElement("tbody tr");
        var use = Render<QuotaUse>(parameters => parameters.Add(one => one.ProjectId, project).Add(one => one.Adds, 900_000_000));
        use.WaitForAssertion(() => Assert.Contains("0 B of 1.0 GB stored, about 900 MB with this run", use.Markup, StringComparison.Ordinal));
        Assert.Empty(use.FindAll(".cl-note"));
        use.Render(parameters => parameters.Add(one => one.Adds, 2_000_000_000));
        Assert.Contains("This project has 0 B stored, this would be 2.0 GB more, and 1.0 GB are allowed", use.WaitForElement(".cl-note").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Use_DatabaseAway_SaysSo()
    {
        var project = await AddProjectAsync();
        await BreakDatabaseAsync();
        await using (var database = await Databases.CreateDbContextAsync())
            await database.Database.ExecuteSqlRawAsync("ALTER TABLE \"Quotas\" RENAME TO \"Lost\"");
        Render<QuotaUse>(parameters => parameters.Add(one => one.ProjectId, project)).WaitForElement("[role=alert]");
    }

    private static void Set(IRenderedComponent<QuotaCard> card, string whom, string runs, string gigabytes, string hours)
    {
        card.Find("#quota-whom").Change(whom);
        card.Find("#quota-runs").Change(runs);
        card.Find("#quota-bytes").Change(gigabytes);
        card.Find("#quota-hours").Change(hours);
        card.Find("form").Submit();
    }
}
