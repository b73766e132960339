using System.Net;
using CisLens.Shared.Data.Entities;
using CisLens.Web.Access;
using CisLens.Web.Tests.People;

namespace CisLens.Web.Tests.Access;

[Collection(AccountsGroup.Name)]
public sealed class RefusalLogTests(AccountsPortal portal)
{
    [Fact]
    public async Task Project_OfOthers_IsInTheLogOnceWithWho()
    {
        var (owner, outsider) = (await portal.AddPersonAsync("log-owner"), await portal.AddPersonAsync("log-outsider"));
        var project = await portal.AddProjectAsync("Hidden from the log's outsider", (owner, ProjectRole.Owner));
        using var visitor = await portal.SignInAsync("log-outsider");
        using var page = await visitor.GetAsync($"/projects/{project}?secret=word");
        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        var line = Assert.Single(portal.Log, line => line.Contains(outsider.Id, StringComparison.Ordinal) && line.StartsWith("Refused", StringComparison.Ordinal));
        Assert.StartsWith($"Refused with 404: GET /projects/{{ProjectId}}, project {project}, run -, to person {outsider.Id} by browser from ", line, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Token_ThatIsNone_IsInTheLogWithoutIt()
    {
        using var script = new Visitor(portal.Factory.Server) { Token = "cislens_guessed-for-the-log" };
        using var answer = await script.GetAsync("/api/projects/log-of-a-guess%0AFaked-line");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Contains(portal.Log, line => line.StartsWith("Refused with 401: GET /api/projects/{ProjectId}, project -, run -, to person nobody by token", StringComparison.Ordinal));
        Assert.DoesNotContain(portal.Log, line => line.Contains("guessed-for-the-log", StringComparison.Ordinal) || line.Contains("Faked-line", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_OfAnotherSite_IsInTheLogInLettersOnly()
    {
        using var visitor = portal.Visit();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/api/projects", UriKind.Relative));
        request.Headers.TryAddWithoutValidation("Origin", "https://evil.example/\u0085Forged");
        using var answer = await visitor.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains(portal.Log, line => line.Contains("because a page of another site asked (https://evil.example/?Forged)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Form_WithoutTheHiddenToken_IsInTheLog()
    {
        using var visitor = portal.Visit();
        using var body = new FormUrlEncodedContent([KeyValuePair.Create("_handler", "reset")]);
        using var answer = await visitor.Http.PostAsync(new Uri("/reset?person=x&key=word-of-a-link", UriKind.Relative), body);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(portal.Log, line => line.StartsWith("Refused with 400: POST /reset,", StringComparison.Ordinal) && line.Contains("the form has not the token", StringComparison.Ordinal));
        Assert.DoesNotContain(portal.Log, line => line.Contains("word-of-a-link", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("a\r\nb", "a??b")]
    [InlineData("\u001b[2J\u2028é", "?[2J??")]
    public void Plain_WhatSteersTerminalsAndLogs_IsGone(string text, string plain) => Assert.Equal(plain, RefusalLog.Plain(text));
}
