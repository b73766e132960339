using Bunit;
using CisLens.Shared.Data.Entities;
using CisLens.Shared.Runs;
using CisLens.Web.Comments;
using CisLens.Web.Notices;
using CisLens.Web.People;
using CisLens.Web.Projects;
using CisLens.Web.Tests.People;
using CisLens.Web.Tests.Portal;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CisLens.Web.Tests.Notices;

public class NoticesPageTests : AccountsContext
{
    [Fact]
    public async Task Page_Loading_ThenSaysThatThereIsNothing()
    {
        await SignInAsync("Vera");
        Held.Hold();
        LoadsWhenItCan(Render<NoticesPage>(), "Nothing to tell yet");
    }

    [Fact]
    public async Task Page_DatabaseBroken_Error()
    {
        await SignInAsync("Vera");
        await BreakDatabaseAsync("Notices");
        Render<NoticesPage>().WaitForElement("[role=alert]");
    }

    [Fact]
    public async Task Page_Notices_OnesOwnMarkedAsSeen()
    {
        var (me, other) = (await SignInAsync("Vera"), await AddPersonAsync("Olga"));
        await TellAsync(me, "First <b>", "projects");
        await TellAsync(me, "Second", "");
        await TellAsync(other, "Not for Vera", "");
        var page = Render<NoticesPage>();
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll(".notice[data-new]").Count));
        Assert.Equal("First <b>", page.Find(".notice a[href=projects]").TextContent);
        var bell = Render<NoticeBell>();
        bell.WaitForAssertion(() => Assert.Equal("2", bell.Find(".bell__count").TextContent));
        page.FindAll(".notice button")[0].Click();
        page.WaitForAssertion(() => Assert.Single(page.FindAll(".notice[data-new]")));
        bell.WaitForAssertion(() => Assert.Equal("1", bell.Find(".bell__count").TextContent));
        page.Find(".cl-page-head button").Click();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".notice[data-new]")));
        bell.WaitForAssertion(() => Assert.Empty(bell.FindAll(".bell__count")));
        Assert.Equal(1, await Services.GetRequiredService<MyNotices>().UnreadAsync(other.Id, default));
    }

    [Fact]
    public async Task Bell_TheRunEnds_RingsWithoutAReload()
    {
        var me = await SignInAsync("Edith");
        var feed = Services.GetRequiredService<NoticeFeed>();
        await ((IHostedService)feed).StartAsync(default);
        var bell = Render<NoticeBell>();
        var run = await SubmitAsync(me, ProjectRole.Editor);
        await EndAsync(run, "done");
        bell.WaitForAssertion(() => Assert.Equal("1", bell.Find(".bell__count").TextContent));
        await ((IHostedService)feed).StopAsync(default);
        var notice = Assert.Single(await Services.GetRequiredService<MyNotices>().ListAsync(me.Id, default));
        Assert.Equal("Your run ISM of CTCF is done: 0 sequences explained.", notice.Text);
    }

    [Fact]
    public async Task Events_ThatConcernSomebody_AreToldToThem()
    {
        var (owner, editor, viewer) = (await AddPersonAsync("Olga"), await SignInAsync("Edith"), await AddPersonAsync("Vera"));
        var run = await SubmitAsync(editor, ProjectRole.Editor);
        var project = await ProjectOfAsync(run);
        await Services.GetRequiredService<ProjectMembers>().AddAsync(await new PersonPrincipals().CreateAsync(editor), project, viewer.Email, ProjectRole.Viewer, default);
        var comments = Services.GetRequiredService<RunComments>();
        var said = await comments.AddAsync(await new PersonPrincipals().CreateAsync(viewer), run, "base/0/3", "Why?", null, default);
        await comments.AddAsync(await new PersonPrincipals().CreateAsync(editor), run, "", "A motif.", said.Id, default);
        await EndAsync(run, "failed");
        Assert.Equal(["Your run ISM of CTCF failed: The disk is full.", "Vera commented on base 4 of sequence 1 of the run ISM of CTCF."], await TextsAsync(editor));
        Assert.Equal(["Edith answered you on base 4 of sequence 1 of the run ISM of CTCF.", "Edith made you viewer of the project Factors."], await TextsAsync(viewer));
        Assert.Empty(await TextsAsync(owner));
    }

    private async Task<IReadOnlyList<string>> TextsAsync(PersonEntity person) => [.. (await Services.GetRequiredService<MyNotices>().ListAsync(person.Id, default)).Select(one => one.Text)];

    private async Task<string> SubmitAsync(PersonEntity person, ProjectRole role)
    {
        var project = await AddOwnedProjectAsync("Factors", (person, role));
        StoredModel.Put(Settings.Models);
        var spec = StoredRun.Spec(await StoredSet.AddAsync(Databases, Settings.DataFolder, project));
        return await Services.GetRequiredService<RunStore>().SubmitAsync(new RunSubmission(project, spec) { PersonId = person.Id }, default);
    }

    // As workers write it.
    private async Task EndAsync(string run, string state)
    {
        await using var database = await Databases.CreateDbContextAsync();
        await database.Runs.Where(one => one.Id == run).ExecuteUpdateAsync(set => set.SetProperty(one => one.Failure, state == "failed" ? "The disk is full." : null));
        await RunEventLog.SaveAsync(database, [new RunEventEntity { RunId = run, Kind = RunEventKind.State, Message = state, At = DateTimeOffset.UtcNow }], default);
    }

    private async Task<string> ProjectOfAsync(string run) => (await Services.GetRequiredService<RunStore>().ProjectOfAsync(run, default))!;

    private async Task TellAsync(PersonEntity person, string text, string address)
    {
        await using var database = await Databases.CreateDbContextAsync();
        database.Notices.Add(new NoticeEntity { PersonId = person.Id, Text = text, Address = address, At = DateTimeOffset.UtcNow });
        await database.SaveChangesAsync();
    }
}
