using Bunit;
using CisLens.Shared.Data.Entities;
using CisLens.Shared.Runs;
using CisLens.Web.Comments;
using CisLens.Web.Live;
using CisLens.Web.People;
using CisLens.Web.Tests.People;
using CisLens.Web.Tests.Portal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CisLens.Web.Tests.Comments;

public class CommentListTests : AccountsContext
{
    private string _project = "";
    private string _run = "";

    private RunComments Comments => Services.GetRequiredService<RunComments>();

    [Fact]
    public async Task List_NothingSaid_SaysWhereToSaySomething()
    {
        await MakeRunAsync(await SignInAsync("Vera"), ProjectRole.Viewer);
        var list = RenderList();
        list.WaitForAssertion(() => Assert.Contains("Nobody has said anything yet", list.Markup, StringComparison.Ordinal));
        list.Find("textarea").Input("Look at this");
        list.Find("form").Submit();
        list.WaitForAssertion(() => Assert.Equal("Look at this", list.Find(".said__text").TextContent));
        Assert.Equal("", list.Find("textarea").GetAttribute("value") ?? "");
    }

    [Fact]
    public async Task List_Filtered_ByStateAndPlace()
    {
        var me = await SignInAsync("Edith");
        await MakeRunAsync(me, ProjectRole.Editor);
        var user = await new PersonPrincipals().CreateAsync(me);
        await Comments.AddAsync(user, _run, "", "About the run", null, default);
        var rule = await Comments.AddAsync(user, _run, "rule/7", "About a rule", null, default);
        await Comments.AddAsync(user, _run, "base/0/3", "About a base", null, default);
        await Comments.SettleAsync(_run, rule.Id, true, default);
        var list = RenderList();
        list.WaitForAssertion(() => Assert.Equal(3, list.FindAll(".talk").Count));
        Assert.Equal($"projects/{_project}/runs/{_run}/results/0?marker=3", list.Find("[data-place='base/0/3'] a").GetAttribute("href"));
        Choose(list, "open");
        Assert.Equal(["About a base", "About the run"], list.FindAll(".said__text").Select(text => text.TextContent));
        Choose(list, "rules");
        Assert.Contains("No conversation is like that", list.Markup, StringComparison.Ordinal);
        Choose(list, "settled");
        Assert.Equal("About a rule", Assert.Single(list.FindAll(".said__text")).TextContent);
    }

    [Fact]
    public async Task List_AnotherMembersComment_ArrivesWithoutAReload()
    {
        var (me, other) = (await SignInAsync("Vera"), await AddPersonAsync("Olga"));
        await MakeRunAsync(me, ProjectRole.Viewer);
        var feed = Services.GetRequiredService<RunFeed>();
        await ((IHostedService)feed).StartAsync(default);
        var list = RenderList();
        list.WaitForElement("textarea");
        await Comments.AddAsync(await new PersonPrincipals().CreateAsync(other), _run, "", "Seen from elsewhere", null, default);
        list.WaitForAssertion(() => Assert.Contains("Seen from elsewhere", list.Markup, StringComparison.Ordinal));
        // What others said can be answered and settled, not changed or taken away.
        Assert.Equal(["Answer", "Settle"], list.FindAll(".said button").Select(button => button.TextContent));
        await ((IHostedService)feed).StopAsync(default);
    }

    [Fact]
    public async Task List_WhoReadsByALink_SeesNothingOfIt()
    {
        var owner = await AddPersonAsync("Olga");
        await MakeRunAsync(owner, ProjectRole.Owner);
        await Comments.AddAsync(await new PersonPrincipals().CreateAsync(owner), _run, "", "Between us", null, default);
        await SignInAsync("Stranger");
        Assert.Empty(RenderList().Markup.Trim());
    }

    [Fact]
    public async Task Spot_OfAPlace_CountsAndOpens()
    {
        var me = await SignInAsync("Edith");
        await MakeRunAsync(me, ProjectRole.Editor);
        await Comments.AddAsync(await new PersonPrincipals().CreateAsync(me), _run, "base/0/3", "Why here?", null, default);
        var spot = Render<Talk>(parameters => parameters.Add(talk => talk.ProjectId, _project).Add(talk => talk.RunId, _run)
            .AddChildContent<CommentSpot>(child => child.Add(one => one.Place, CommentPlace.Base(0, 3))));
        var button = spot.WaitForElement("button[aria-expanded=false]");
        Assert.StartsWith("1 comment", button.TextContent, StringComparison.Ordinal);
        button.Click();
        spot.WaitForAssertion(() => Assert.Equal("Why here?", spot.Find(".said__text").TextContent));
        spot.FindAll("button").Single(one => one.TextContent == "Change").Click();
        spot.Find(".said textarea").Input("Why there?");
        spot.Find(".said form").Submit();
        spot.WaitForAssertion(() => Assert.Equal("Why there?", spot.Find(".said__text").TextContent));
        spot.FindAll("button").Single(one => one.TextContent == "Answer").Click();
        spot.Find(".said--answer textarea").Input("A motif.");
        spot.Find(".said--answer form").Submit();
        spot.WaitForAssertion(() => Assert.StartsWith("2 comments", spot.Find("button[aria-expanded]").TextContent, StringComparison.Ordinal));
    }

    private static void Choose(IRenderedComponent<Talk> list, string choice) => list.FindAll(".cl-segment").Single(button => button.TextContent == choice).Click();

    private IRenderedComponent<Talk> RenderList() => Render<Talk>(parameters => parameters.Add(talk => talk.ProjectId, _project).Add(talk => talk.RunId, _run).AddChildContent<CommentList>());

    private async Task MakeRunAsync(PersonEntity person, ProjectRole role)
    {
        _project = await AddOwnedProjectAsync("Factors", (person, role));
        StoredModel.Put(Settings.Models);
        _run = await Services.GetRequiredService<RunStore>().SubmitAsync(_project, StoredRun.Spec(await StoredSet.AddAsync(Databases, Settings.DataFolder, _project)), default);
    }
}
