using System.Net;
using System.Net.Http.Json;
using System.Security.Claims;
using System.Text.Json;
using CisLens.Shared;
using CisLens.Shared.Data.Entities;
using CisLens.Shared.Runs;
using CisLens.Web.Comments;
using CisLens.Web.People;
using CisLens.Web.Tests.People;
using Microsoft.Extensions.DependencyInjection;

namespace CisLens.Web.Tests.Comments;

[Collection(AccountsGroup.Name)]
public sealed class RunCommentsTests(AccountsPortal portal)
{
    private RunComments Comments => portal.Factory.Services.GetRequiredService<RunComments>();

    [Fact]
    public async Task Conversation_SaidAnsweredChangedSettledTakenAway_TellsOpenPagesEachTime()
    {
        var (people, _, run) = await MakeAsync("c1");
        var (viewer, editor) = (people[ProjectRole.Viewer], people[ProjectRole.Editor]);
        var first = await Comments.AddAsync(viewer, run, "rule/7", "  Is this so?\nReally?  ", null, default);
        var answer = await Comments.AddAsync(editor, run, "", "Yes.", first.Id, default);
        var second = await Comments.AddAsync(viewer, run, "", "Then fine.", answer.Id, default);
        Assert.Equal(("Is this so?\nReally?", "rule/7", null), (first.Text, first.Place, first.Answers));
        Assert.Equal([("rule/7", first.Id), ("rule/7", first.Id)], new[] { answer, second }.Select(one => (one.Place, one.Answers!)));
        Assert.True(await Comments.ChangeAsync(editor, run, answer.Id, "Yes, n = 200.", default));
        Assert.True(await Comments.SettleAsync(run, second.Id, true, default));
        var all = await Comments.ListAsync(run, default);
        Assert.NotNull(all[0].SettledAt);
        Assert.Equal(("Yes, n = 200.", true), (all[1].Text, all[1].ChangedAt is not null));
        Assert.True(await Comments.DeleteAsync(viewer, run, first.Id, isOwner: false, default));
        Assert.Empty(await Comments.ListAsync(run, default));
        var events = await portal.Factory.Services.GetRequiredService<RunEventLog>().LogAsync(run, 100, default);
        Assert.Equal(6, events.Count(one => one.Kind == RunEventKind.Comment));
    }

    [Fact]
    public async Task Others_Words_AreTheirs()
    {
        var (people, _, run) = await MakeAsync("c2");
        var said = await Comments.AddAsync(people[ProjectRole.Viewer], run, "", "Mine", null, default);
        await Assert.ThrowsAsync<InputException>(() => Comments.ChangeAsync(people[ProjectRole.Owner], run, said.Id, "Theirs", default));
        await Assert.ThrowsAsync<InputException>(() => Comments.DeleteAsync(people[ProjectRole.Editor], run, said.Id, isOwner: false, default));
        Assert.True(await Comments.DeleteAsync(people[ProjectRole.Owner], run, said.Id, isOwner: true, default));
        Assert.False(await Comments.DeleteAsync(people[ProjectRole.Owner], run, said.Id, isOwner: true, default));
    }

    [Theory]
    [InlineData("", "  ")]
    [InlineData("elsewhere", "text")]
    [InlineData("base/0/1", null)]
    public async Task Add_ThatCannotBe_OneSentence(string place, string? text)
    {
        var (people, _, run) = await MakeAsync("c3" + place.Length + text?.Length);
        await Assert.ThrowsAsync<InputException>(() => Comments.AddAsync(people[ProjectRole.Owner], run, place, text ?? new string('a', RunComments.LongestText + 1), null, default));
        await Assert.ThrowsAsync<InputException>(() => Comments.AddAsync(people[ProjectRole.Owner], run, "", "text", "0123456789ab", default));
    }

    [Fact]
    public async Task Api_ViewerCommentsAndEverybodyDownloads()
    {
        var (_, project, run) = await MakeAsync("c4");
        var path = $"/api/projects/{project}/runs/{run}/comments";
        using var viewer = await portal.SignInAsync("c4-viewer");
        using var owner = await portal.SignInAsync("c4-owner");
        using var made = await viewer.Http.PostAsJsonAsync(path, new { text = "Tab\there,\nand <b>no bold</b>", place = "base/0/4" });
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var id = (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString();
        Assert.Equal(HttpStatusCode.BadRequest, (await owner.Http.PutAsJsonAsync($"{path}/{id}", new { text = "other" })).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await owner.Http.PutAsJsonAsync($"{path}/{id}", new { settled = true })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await owner.Http.PutAsJsonAsync($"{path}/0123456789ab", new { settled = true })).StatusCode);
        var lines = (await owner.TextAsync(path + "/comments.tsv")).Split('\n');
        Assert.Equal("id\tplace\tabout\tanswers\tperson\tat\tchanged_at\tsettled_at\ttext", lines[0]);
        var cells = lines[1].Split('\t');
        Assert.Equal((id, "base/0/4", "base 5 of sequence 1", "c4-viewer", @"Tab\there,\nand <b>no bold</b>"), (cells[0], cells[1], cells[2], cells[4], cells[8]));
        Assert.NotEmpty(cells[7]);
        Assert.Contains("&lt;b&gt;no bold", await owner.TextAsync($"/projects/{project}/runs/{run}"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NoContent, (await owner.Http.DeleteAsync(new Uri($"{path}/{id}", UriKind.Relative))).StatusCode);
        Assert.Equal("[]", await owner.TextAsync(path));
    }

    private async Task<(Dictionary<ProjectRole, ClaimsPrincipal> People, string Project, string Run)> MakeAsync(string name)
    {
        var people = new Dictionary<ProjectRole, PersonEntity>();
        foreach (var role in Enum.GetValues<ProjectRole>())
            people[role] = await portal.AddPersonAsync($"{name}-{ProjectRoleWord(role)}");
        var project = await portal.AddProjectAsync("Spoken of", [.. people.Select(one => (one.Value, one.Key))]);
        var users = new Dictionary<ProjectRole, ClaimsPrincipal>();
        foreach (var (role, person) in people)
            users[role] = await new PersonPrincipals().CreateAsync(person);
        return (users, project, await portal.AddRunAsync(project));
    }

    private static string ProjectRoleWord(ProjectRole role) => role.ToString().ToLowerInvariant();
}
